import type { ValueOf } from '../records';
import { STORES } from '../stores';
import type { Accessors } from '../stores/accessors';

type Row<N extends keyof typeof STORES> = Parameters<(typeof STORES)[N]['open']>[0];
type StoredDay = ValueOf<(typeof STORES)['days']>;

/** The project's list of accessors; `null` where there is none, or not the one that was stored. */
export const openAccessors = (row: Row<'accessors'>): Accessors | null => {
  const stored = STORES.accessors.open(row);
  return stored.state === 'present' && stored.value.ids.length === stored.value.count ? stored.value : null;
};

/** A stored day; `null` where it is damaged, or its places are of no list that is known. */
export const openDay = (row: Row<'days'>, accessors: Accessors | null): StoredDay | null => {
  const stored = STORES.days.open(row);
  if (stored.state !== 'present' || stored.value.list !== accessors?.list) return null;
  const { index, uncounted, charged } = stored.value.figures;
  // In ascending order, so that the last is the largest.
  const places = [index, uncounted, charged].map((all) => all.at(-1) ?? -1);
  return places.every((place) => place < accessors.count) ? stored.value : null;
};
