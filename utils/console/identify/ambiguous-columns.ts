import type { Atom, RowText } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { readsLikeOther } from './fields';
import { primaryHits, readings } from './hits';
import type { Tally } from './titles';

/**
 * Whether comments stand in more than one column, as where a list shows what each key was rotated from. Two columns may
 * tell rows apart equally well, or one now and another when other rows stood there (`before`).
 */
export const isContested = (
  tallies: ReadonlyMap<string, Tally>,
  title: string | null,
  before: string | null,
): boolean =>
  title === null
    ? [...tallies.values()].filter(({ plain }) => plain > 0).length > 1
    : before !== null && before !== title && tallies.has(before);

/**
 * Whether rows show other keys' comments: two comments stand in one row, or one at different places of two rows. Tags
 * are often called what keys are, and say nothing of that where they stand beside the comments.
 */
export const showsOtherKeys = (
  rows: readonly RowText[],
  title: string | null,
  catalogue: Catalogue,
  days: DayReader,
): boolean => {
  const isTag = (atom: Atom): boolean => atom.slot !== title && readings(atom).every(catalogue.isTag);
  const places = new Map<Known, ReadonlySet<string>>();
  for (const row of rows) {
    const here = new Map<Known, Set<string>>();
    const seen: { readonly atom: Atom; readonly found: readonly Known[] }[] = [];
    for (const atom of row) {
      if (isTag(atom)) continue;
      const found = primaryHits(atom, catalogue).filter((known) => !readsLikeOther(known, atom, catalogue, days));
      if (found.length === 0) continue;
      for (const known of found) here.set(known, (here.get(known) ?? new Set()).add(atom.slot));
      const isAnother = (other: (typeof seen)[number]): boolean =>
        areApart(other.atom, atom) && !other.found.some((known) => found.includes(known));
      if (seen.some(isAnother)) return true;
      seen.push({ atom, found });
    }
    // What a row has twice, as for narrow windows, stands there in each row.
    for (const [known, slots] of here) {
      const before = places.get(known);
      if (before && ![...slots].some((slot) => before.has(slot))) return true;
      places.set(known, new Set([...(before ?? []), ...slots]));
    }
  }
  return false;
};

const areApart = (a: Atom, b: Atom): boolean => !a.element.contains(b.element) && !b.element.contains(a.element);
