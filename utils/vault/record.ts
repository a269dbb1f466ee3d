import * as z from 'zod/mini';

z.config({ jitless: true });

/** One stored key. The parameters stand beside the ciphertext, so that they can change without losing what is stored. */
export interface VaultRecord {
  readonly projectId: string;
  readonly version: 1;
  readonly algorithm: typeof ALGORITHM;
  /** Which device key it is encrypted under. */
  readonly deviceKeyId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: ArrayBuffer;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
}

/** The key that this device's records are encrypted under. It never leaves the browser: it can't be exported. */
export interface DeviceKey {
  readonly id: string;
  readonly key: CryptoKey;
}

export const ALGORITHM = { name: 'AES-GCM', keyBits: 256, ivBytes: 12, tagBits: 128 } as const;

const isBytes = (value: unknown): value is Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]';
/** By name and not by `instanceof`: what comes out of a database may belong to another realm. */
const isBuffer = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]';
const isCryptoKey = (value: unknown): value is CryptoKey =>
  Object.prototype.toString.call(value) === '[object CryptoKey]';

export const vaultRecord: z.ZodMiniType<VaultRecord> = z.object({
  projectId: z.string(),
  version: z.literal(1),
  algorithm: z.object({
    name: z.literal(ALGORITHM.name),
    keyBits: z.literal(ALGORITHM.keyBits),
    ivBytes: z.literal(ALGORITHM.ivBytes),
    tagBits: z.literal(ALGORITHM.tagBits),
  }),
  deviceKeyId: z.string(),
  iv: z.custom<Uint8Array<ArrayBuffer>>((value) => isBytes(value) && value.length === ALGORITHM.ivBytes),
  ciphertext: z.custom<ArrayBuffer>(isBuffer),
  storedAt: z.number(),
});

export const deviceKey: z.ZodMiniType<DeviceKey> = z.object({
  id: z.string(),
  key: z.custom<CryptoKey>(isCryptoKey),
});

/** Enough of a record to tell one that a newer Linchpin wrote from a damaged one. */
export const newerRecord = z.object({ version: z.number().check(z.gt(1)) });
