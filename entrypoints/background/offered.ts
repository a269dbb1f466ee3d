import { take } from '../../utils/vault/handover';

/** What a page has offered. Rejects where the offer was taken before, is too old, or never was. */
export const offered = async (id: string): Promise<string> => {
  const secret = await take(id);
  if (secret === null) throw new RangeError('no such offer');
  return secret;
};
