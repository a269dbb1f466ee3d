/**
 * OWASP's least for PBKDF2-HMAC-SHA256 (cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html,
 * "PBKDF2"). WebCrypto has none of the functions that it puts before it.
 */
export const ROUNDS = 600_000;
/** No Linchpin ever wrote fewer, so a record that says so was tampered with. Stays when `ROUNDS` rises. */
export const LEAST_ROUNDS = 600_000;
/** More would keep the worker busy for seconds: a record that asks for it isn't ours. */
export const MOST_ROUNDS = 10_000_000;
/** NIST SP 800-132, 5.1: at least 128 bits of the salt are random. */
export const SALT_BYTES = 16;

/** How a passphrase becomes a key. Stands beside what is wrapped under that key. */
export interface Derivation {
  readonly name: 'PBKDF2';
  readonly hash: 'SHA-256';
  readonly rounds: number;
  readonly salt: Uint8Array<ArrayBuffer>;
}

/**
 * One passphrase can be typed as several sequences of code points, depending on keyboard and system; NIST SP 800-63B,
 * 3.1.1.2, normalises them before hashing.
 */
const bytesOf = (passphrase: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(passphrase.normalize('NFKC'));

/** The key that wraps the data key. It can't be exported, and is kept nowhere. */
export const deriveKey = async (
  passphrase: string,
  { name, hash, rounds, salt }: Derivation,
  algorithm: AesKeyGenParams,
): Promise<CryptoKey> => {
  const bytes = bytesOf(passphrase);
  const typed = await crypto.subtle.importKey('raw', bytes, name, false, ['deriveKey']);
  bytes.fill(0);
  return crypto.subtle.deriveKey({ name, hash, salt, iterations: rounds }, typed, algorithm, false, [
    'encrypt',
    'decrypt',
  ]);
};
