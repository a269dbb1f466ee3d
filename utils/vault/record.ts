import * as z from '../zod';
import { isBuffer, isBytes, isCryptoKey } from './bytes';

export const ALGORITHM = { name: 'AES-GCM', keyBits: 256, ivBytes: 12, tagBits: 128 } as const;

interface Sealed {
  readonly projectId: string;
  readonly algorithm: typeof ALGORITHM;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: ArrayBuffer;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
}

/** Before there was any way to keep a key but on this device. */
export interface FirstRecord extends Sealed {
  readonly version: 1;
  readonly deviceKeyId: string;
}

/**
 * One stored key. The parameters stand beside the ciphertext, so that they can change without losing what is stored.
 */
export interface VaultRecord extends Sealed {
  readonly version: 2;
  /** Which key it is encrypted under: this device's, or the one that a passphrase opens. */
  readonly keyId: string;
}

/** A key that records are encrypted under. It can't be exported. */
export interface SealingKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/** What stands beside everything that is encrypted, wrapped keys included. */
export const cipher = {
  algorithm: z.object({
    name: z.literal(ALGORITHM.name),
    keyBits: z.literal(ALGORITHM.keyBits),
    ivBytes: z.literal(ALGORITHM.ivBytes),
    tagBits: z.literal(ALGORITHM.tagBits),
  }),
  iv: z.custom<Uint8Array<ArrayBuffer>>((value) => isBytes(value) && value.length === ALGORITHM.ivBytes),
};

const sealed = {
  ...cipher,
  projectId: z.string(),
  ciphertext: z.custom<ArrayBuffer>(isBuffer),
  storedAt: z.number(),
};

export const vaultRecord: z.ZodMiniType<FirstRecord | VaultRecord> = z.discriminatedUnion('version', [
  z.object({ version: z.literal(1), deviceKeyId: z.string(), ...sealed }),
  z.object({ version: z.literal(2), keyId: z.string(), ...sealed }),
]);

export const sealingKey: z.ZodMiniType<SealingKey> = z.object({
  id: z.string(),
  key: z.custom<CryptoKey>(isCryptoKey),
});

/** Enough of a record to tell one that a newer Linchpin wrote from a damaged one. */
export const newerRecord = z.object({ version: z.number().check(z.gt(2)) });
