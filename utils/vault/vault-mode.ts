import * as z from '../zod';
import { isBuffer, isBytes } from './bytes';
import { type Derivation, MOST_ROUNDS, SALT_BYTES } from './key-derivation';
import { ALGORITHM, cipher } from './record';

/** Its id names the data key, and what session memory holds for it. */
export interface PassphraseMode {
  readonly version: 1;
  readonly mode: 'passphrase';
  readonly id: string;
  readonly derivation: Derivation;
  readonly algorithm: typeof ALGORITHM;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** The data key, encrypted under the key that the passphrase gives. */
  readonly wrappedKey: ArrayBuffer;
}

export interface SessionMode {
  readonly version: 1;
  readonly mode: 'session';
  /** Names what session memory holds for it. */
  readonly id: string;
}

/** The record that says how keys are kept. Where there is none, they are kept on this device. */
export type ModeRecord = PassphraseMode | SessionMode;

export type StoredMode = { readonly mode: 'device' } | ModeRecord | { readonly mode: 'unreadable' };

const MOST_SALT_BYTES = 64;
const WRAPPED_BYTES = (ALGORITHM.keyBits + ALGORITHM.tagBits) / 8;

const modeRecordSchema = (leastRounds: number): z.ZodMiniType<ModeRecord> =>
  z.discriminatedUnion('mode', [
    z.object({
      version: z.literal(1),
      mode: z.literal('passphrase'),
      id: z.uuid(),
      derivation: z.object({
        name: z.literal('PBKDF2'),
        hash: z.literal('SHA-256'),
        rounds: z.int().check(z.gte(leastRounds), z.lte(MOST_ROUNDS)),
        salt: z.custom<Uint8Array<ArrayBuffer>>(
          (value) => isBytes(value) && value.length >= SALT_BYTES && value.length <= MOST_SALT_BYTES,
        ),
      }),
      ...cipher,
      wrappedKey: z.custom<ArrayBuffer>((value) => isBuffer(value) && value.byteLength === WRAPPED_BYTES),
    }),
    z.object({ version: z.literal(1), mode: z.literal('session'), id: z.uuid() }),
  ]);

/**
 * `leastRounds`: a record with fewer was tampered with. An unreadable one never counts as none, which would be "on this
 * device".
 */
export const readStoredMode = (raw: unknown, leastRounds: number): StoredMode => {
  if (raw === undefined) return { mode: 'device' };
  const parsed = z.safeParse(modeRecordSchema(leastRounds), raw);
  return parsed.success ? parsed.data : { mode: 'unreadable' };
};
