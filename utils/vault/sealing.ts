import { ALGORITHM, type DeviceKey, type VaultRecord } from './record';

/** Non-extractable: script can use it and can't read it, this script included. */
export const createDeviceKey = async (): Promise<DeviceKey> => ({
  id: crypto.randomUUID(),
  key: await crypto.subtle.generateKey({ name: ALGORITHM.name, length: ALGORITHM.keyBits }, false, [
    'encrypt',
    'decrypt',
  ]),
});

/** The project is bound to the ciphertext: a record copied to another project doesn't decrypt. */
const parametersFor = (projectId: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: ALGORITHM.name,
  iv,
  tagLength: ALGORITHM.tagBits,
  additionalData: new TextEncoder().encode(`linchpin-vault/1/${projectId}`),
});

export const seal = async (
  projectId: string,
  secret: string,
  { id, key }: DeviceKey,
  storedAt: number,
): Promise<VaultRecord> => {
  const iv = crypto.getRandomValues(new Uint8Array(ALGORITHM.ivBytes));
  const ciphertext = await crypto.subtle.encrypt(parametersFor(projectId, iv), key, new TextEncoder().encode(secret));
  return { projectId, version: 1, algorithm: ALGORITHM, deviceKeyId: id, iv, ciphertext, storedAt };
};

/** Rejects when the record was altered, moved, or sealed under another key. */
export const unseal = async (record: VaultRecord, { key }: DeviceKey): Promise<string> => {
  const clear = await crypto.subtle.decrypt(parametersFor(record.projectId, record.iv), key, record.ciphertext);
  return new TextDecoder('utf-8', { fatal: true }).decode(clear);
};
