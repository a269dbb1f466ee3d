import type { Atom, RowText } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { agrees, FIELDS, readsLikeOther } from './fields';
import { atomEmails, namesPerson, primaryHits } from './hits';

export interface Tally {
  /** Rows that each can be a different entity. */
  claims: number;
  /** Of those, the ones by a text that no other column would show. */
  plain: number;
  /** Of those, the ones that something else in the row bears out. */
  borneOut: number;
  /** Of those, by its id or the day of its creation: a creator may have made most keys of the list. */
  dated: number;
}

/** What speaks for each slot being the title's. */
export const tallyTitles = (
  rows: readonly RowText[],
  catalogue: Catalogue,
  days: DayReader,
  byEmail: boolean,
): ReadonlyMap<string, Tally> => {
  const isDated = (atom: Atom, known: Known): boolean =>
    catalogue.page === 'keys' && (agrees('id', known, atom, days) || agrees('created', known, atom, days));
  // A team page's e-mails bear out nothing: each may be somebody else's.
  const bearsOut = (atom: Atom, known: Known): boolean =>
    catalogue.page === 'team'
      ? atomEmails(atom).length === 0 && namesPerson(known, atom)
      : FIELDS.some((field) => field !== 'expires' && agrees(field, known, atom, days));
  const tallies = new Map<string, Tally>();
  const taken = new Map<string, Set<Known>>();
  const borneOut = new Map<string, Set<Known>>();
  const datedOf = new Map<string, Set<Known>>();
  for (const row of rows) {
    for (const atom of row) {
      const found = primaryHits(atom, catalogue, byEmail);
      if (found.length === 0) continue;
      const tally = tallies.get(atom.slot) ?? { claims: 0, plain: 0, borneOut: 0, dated: 0 };
      tallies.set(atom.slot, tally);
      const claimed = taken.get(atom.slot) ?? new Set<Known>();
      taken.set(atom.slot, claimed);
      const proven = borneOut.get(atom.slot) ?? new Set<Known>();
      borneOut.set(atom.slot, proven);
      // A row that bears a key out has it before a row above that only reads like it.
      const best = found.find(
        (known) => !proven.has(known) && row.some((other) => other !== atom && bearsOut(other, known)),
      );
      if (best) tally.borneOut = proven.add(best).size;
      const dated = datedOf.get(atom.slot) ?? new Set<Known>();
      datedOf.set(atom.slot, dated);
      const its = found.find(
        (known) => !dated.has(known) && row.some((other) => other !== atom && isDated(other, known)),
      );
      if (its) tally.dated = dated.add(its).size;
      const known = best && !claimed.has(best) ? best : found.find((each) => !claimed.has(each));
      if (!known) continue;
      claimed.add(known);
      tally.claims += 1;
      if (catalogue.page === 'team' || !readsLikeOther(known, atom, catalogue, days)) tally.plain += 1;
    }
  }
  return tallies;
};

const clearlyMore = (a: number, b: number): boolean => a >= 2 && a > b * 1.5;

/** Whether a slot shows the same column once more, as for narrow windows. */
export const repeatsColumn = (slot: string, of: string, rows: readonly RowText[]): boolean =>
  rows.every((row) => {
    const [a, b] = [slot, of].map((each) => row.find((atom) => atom.slot === each)?.texts.join(' '));
    return a === b;
  });

/** The slot that tells rows apart. Not said where a second one does so nearly as well, as with comments such as "Owner". */
export const findTitle = (tallies: ReadonlyMap<string, Tally>, rows: readonly RowText[]): string | null => {
  // A column of creators may equal the comments of many keys; comments that read like nothing else decide.
  const plain = [...tallies].filter(([, tally]) => tally.plain >= 2);
  const ranked = (plain.length > 0 ? plain : [...tallies]).sort(
    ([, a], [, b]) => b.dated - a.dated || b.borneOut - a.borneOut || b.claims - a.claims,
  );
  const [first] = ranked;
  if (!first) return null;
  const others = ranked.filter(([slot]) => slot !== first[0] && !repeatsColumn(slot, first[0], rows));
  return others.every(([, tally]) => tellsMore(first[1], tally)) ? first[0] : null;
};

/** Whether one clearly tells more rows apart: by the first measure in which they differ clearly, and less by none before it. */
const tellsMore = (a: Tally, b: Tally): boolean => {
  for (const measure of ['dated', 'borneOut', 'claims'] as const) {
    if (clearlyMore(a[measure], b[measure])) return true;
    if (a[measure] < b[measure]) return false;
  }
  return false;
};

/** Rows whose title belongs to one entity and stands on one row only: what they show teaches the other columns. */
export const teachers = (
  rows: readonly RowText[],
  title: string,
  catalogue: Catalogue,
  byEmail: boolean,
): readonly [RowText, Known][] => {
  const claims = new Map<Known, RowText[]>();
  for (const row of rows) {
    const atom = row.find((each) => each.slot === title);
    const [known, ...more] = atom ? primaryHits(atom, catalogue, byEmail) : [];
    if (known && more.length === 0) claims.set(known, [...(claims.get(known) ?? []), row]);
  }
  return [...claims].flatMap(([known, [row, ...more]]): [RowText, Known][] =>
    row && more.length === 0 ? [[row, known]] : [],
  );
};
