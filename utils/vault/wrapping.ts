import { randomBytes } from './bytes';
import { type Derivation, deriveKey, SALT_BYTES } from './key-derivation';
import { ALGORITHM, type SealingKey } from './record';
import type { PassphraseMode } from './vault-mode';

/** The 256 bits that records are encrypted under in passphrase mode. */
export type DataKey = Uint8Array<ArrayBuffer>;

export const DATA_KEY_BYTES = ALGORITHM.keyBits / 8;
const AES = { name: ALGORITHM.name, length: ALGORITHM.keyBits };

export const createDataKey = (): DataKey => randomBytes(DATA_KEY_BYTES);

/** The parameters are bound to the wrapped key: with any of them changed it doesn't open. */
const parametersFor = (
  id: string,
  { name, hash, rounds, salt }: Derivation,
  iv: Uint8Array<ArrayBuffer>,
): AesGcmParams => ({
  name: ALGORITHM.name,
  iv,
  tagLength: ALGORITHM.tagBits,
  additionalData: new TextEncoder().encode(`linchpin-keeping/1/${id}/${name}/${hash}/${rounds}/${salt.join('.')}`),
});

/** Wraps under a passphrase, with a salt of its own. `id` stays the data key's. */
export const wrap = async (
  dataKey: DataKey,
  passphrase: string,
  { id, rounds }: { readonly id: string; readonly rounds: number },
): Promise<PassphraseMode> => {
  const derivation: Derivation = { name: 'PBKDF2', hash: 'SHA-256', rounds, salt: randomBytes(SALT_BYTES) };
  const iv = randomBytes(ALGORITHM.ivBytes);
  const key = await deriveKey(passphrase, derivation, AES);
  const wrappedKey = await crypto.subtle.encrypt(parametersFor(id, derivation, iv), key, dataKey);
  return { version: 1, mode: 'passphrase', id, derivation, algorithm: ALGORITHM, iv, wrappedKey };
};

/** `null` when the passphrase is another one, which looks the same as a wrapped key or a parameter that was altered. */
export const unwrap = async (
  { id, derivation, iv, wrappedKey }: PassphraseMode,
  passphrase: string,
): Promise<DataKey | null> => {
  const key = await deriveKey(passphrase, derivation, AES);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parametersFor(id, derivation, iv), key, wrappedKey));
  } catch {
    return null;
  }
};

export const sealingKeyOf = async (id: string, dataKey: DataKey): Promise<SealingKey> => ({
  id,
  key: await crypto.subtle.importKey('raw', dataKey, AES, false, ['encrypt', 'decrypt']),
});
