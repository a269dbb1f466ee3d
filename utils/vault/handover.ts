import { ageOf } from '../rules/age';
import { type SessionMemory, sessionMemory } from './session-memory';

/** A page's offer is taken within moments; one that nobody took must not lie about. */
const OFFER_LASTS_MS = 60_000;
const PREFIX = 'handover/';

interface Offer {
  readonly secret: string;
  readonly offeredAt: number;
}

interface Options {
  readonly memory?: SessionMemory;
  readonly now?: () => number;
}

const isOffer = (value: unknown): value is Offer =>
  typeof value === 'object' &&
  value !== null &&
  'secret' in value &&
  typeof value.secret === 'string' &&
  'offeredAt' in value &&
  typeof value.offeredAt === 'number';

/**
 * Hands a Deepgram key or a passphrase from a page to the background, so that no message carries it: the message names
 * the offer by the random id that this returns. Rejects, without a word of the secret, when the browser can't hold it.
 */
export const stashSecret = async (
  secret: string,
  { memory = sessionMemory, now = Date.now }: Options = {},
): Promise<string> => {
  const id = crypto.randomUUID();
  const offered: Offer = { secret, offeredAt: now() };
  try {
    await memory.set(PREFIX + id, offered);
  } catch {
    throw new Error('The browser did not take the offer');
  }
  return id;
};

/** Ids being taken: a message that comes twice doesn't get the secret twice. */
const beingTaken = new Set<string>();

/**
 * What was offered under this id, erased at once; `null` when there is nothing, or the offer is older than a minute.
 */
export const takeSecret = async (
  id: string,
  { memory = sessionMemory, now = Date.now }: Options = {},
): Promise<string | null> => {
  if (beingTaken.has(id)) return null;
  beingTaken.add(id);
  try {
    const offered = await memory.get(PREFIX + id);
    await memory.remove([PREFIX + id]);
    if (!isOffer(offered)) return null;
    return ageOf(offered.offeredAt, now()) <= OFFER_LASTS_MS ? offered.secret : null;
  } catch {
    return null;
  } finally {
    beingTaken.delete(id);
  }
};

/**
 * Erases the offers that nobody took in time. To be called at every start of the worker: the message that names an
 * offer may be what starts it, so one that is still good stays.
 */
export const removeExpired = async ({ memory = sessionMemory, now = Date.now }: Options = {}): Promise<void> => {
  const stale: string[] = [];
  for (const name of await memory.names()) {
    if (!name.startsWith(PREFIX)) continue;
    const offered = await memory.get(name);
    const age = isOffer(offered) ? ageOf(offered.offeredAt, now()) : Number.POSITIVE_INFINITY;
    if (age > OFFER_LASTS_MS) stale.push(name);
  }
  if (stale.length > 0) await memory.remove(stale);
};
