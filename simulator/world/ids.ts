import { createHash } from 'node:crypto';

/** The same UUID for the same name, so that a seed has the same ids every time. */
export const uuidOf = (name: string): string => {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** 40 lower-case hex characters, as Deepgram's secrets (docs/deepgram/api.md 1). */
export const secretOf = (keyId: string): string => createHash('sha1').update(`secret of ${keyId}`).digest('hex');
