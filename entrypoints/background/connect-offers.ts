import { fieldsOf } from '../../utils/objects';
import { defineItem } from '../../utils/storage/item';

/** By project: when it was last offered to connect it (milliseconds since the epoch), or that nobody wants it. */
type Offers = Readonly<Record<string, number | 'never'>>;

const DAY_MS = 86_400_000;
/** A page can be made to show any number of addresses. */
const MOST = 100;

const parse = (raw: unknown): Offers =>
  Object.fromEntries(
    Object.entries(fieldsOf(raw)).flatMap(([projectId, at]) =>
      at === 'never' || (typeof at === 'number' && Number.isFinite(at)) ? [[projectId, at] as const] : [],
    ),
  );

const item = defineItem<Offers>({ key: 'connect-offers', parse });

/** Those noted last stay; of what has to go, the days first: a person's no is not forgotten for them. */
const within = (offers: Offers): Offers => {
  const entries = Object.entries(offers);
  const [dated, refused] = [false, true].map((is) => entries.filter(([, at]) => (at === 'never') === is));
  return Object.fromEntries([...(dated ?? []), ...(refused ?? [])].slice(-MOST));
};

const note = (offers: Offers, projectId: string, what: number | 'never'): Offers => {
  const { [projectId]: _, ...others } = offers;
  return within({ ...others, [projectId]: what });
};

/**
 * Whether to offer now that this project be connected: once a day, until a person wants no such offer. It is noted as
 * made. A day ahead of the clock doesn't count.
 */
export const claimOffer = async (projectId: string, now: number): Promise<boolean> => {
  let isDue = false;
  await item.change((before = {}) => {
    const last = Object.hasOwn(before, projectId) ? before[projectId] : undefined;
    isDue = last === undefined || (last !== 'never' && (last > now || now - last >= DAY_MS));
    return isDue ? note(before, projectId, now) : before;
  });
  return isDue;
};

/** No more offers for this project. */
export const refuseOffers = (projectId: string): Promise<void> =>
  item.change((before = {}) => note(before, projectId, 'never'));
