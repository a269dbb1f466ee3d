import * as z from '../zod';
import { randomBytes } from './bytes';
import { ALGORITHM, type FirstRecord, newerRecord, type SealingKey, type VaultRecord, vaultRecord } from './record';
import type { VaultDamage } from './types';

/** A Deepgram key in the clear, on its way from one mode to the next. */
export interface Clear {
  readonly projectId: string;
  readonly secret: string;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
}

export type Opened =
  | { readonly state: 'present'; readonly clear: Clear }
  | { readonly state: 'damaged'; readonly reason: VaultDamage };

/** Non-extractable: script can use it and can't read it, this script included. */
export const createDeviceKey = async (): Promise<SealingKey> => ({
  id: crypto.randomUUID(),
  key: await crypto.subtle.generateKey({ name: ALGORITHM.name, length: ALGORITHM.keyBits }, false, [
    'encrypt',
    'decrypt',
  ]),
});

/** The project is bound to the ciphertext: a record copied to another project doesn't decrypt. */
const parametersFor = (version: 1 | 2, projectId: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: ALGORITHM.name,
  iv,
  tagLength: ALGORITHM.tagBits,
  additionalData: new TextEncoder().encode(`linchpin-vault/${version}/${projectId}`),
});

export const seal = async (
  { projectId, secret, storedAt }: Clear,
  { id: keyId, key }: SealingKey,
): Promise<VaultRecord> => {
  const iv = randomBytes(ALGORITHM.ivBytes);
  const bytes = new TextEncoder().encode(secret);
  const ciphertext = await crypto.subtle.encrypt(parametersFor(2, projectId, iv), key, bytes);
  return { projectId, version: 2, algorithm: ALGORITHM, keyId, iv, ciphertext, storedAt };
};

/** A stored row as a record of this project, or why it isn't one. */
export const readRecord = (raw: unknown, projectId: string): FirstRecord | VaultRecord | VaultDamage => {
  const record = z.safeParse(vaultRecord, raw);
  if (record.success && record.data.projectId === projectId) return record.data;
  return z.safeParse(newerRecord, raw).success ? 'newer-record' : 'record-unreadable';
};

/** Damage when the record was altered, moved, or sealed under another key. */
export const unseal = async (record: FirstRecord | VaultRecord, key: SealingKey | undefined): Promise<Opened> => {
  const { version, projectId, iv, ciphertext, storedAt } = record;
  if (key?.id !== (version === 1 ? record.deviceKeyId : record.keyId))
    return { state: 'damaged', reason: 'key-missing' };
  try {
    const bytes = await crypto.subtle.decrypt(parametersFor(version, projectId, iv), key.key, ciphertext);
    const secret = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { state: 'present', clear: { projectId, secret, storedAt } };
  } catch {
    return { state: 'damaged', reason: 'undecryptable' };
  }
};
