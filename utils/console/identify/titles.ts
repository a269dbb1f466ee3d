import type { Atom, RowText } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { agrees, FIELDS, readsLikeOther } from './fields';
import { atomEmails, namesPerson, primaryHits } from './hits';

export interface Tally {
  /** Rows that each can be a different entity. */
  readonly claims: number;
  /** Of those, the ones by a text that no other column would show. */
  readonly plain: number;
  /** Of those, the ones that something else in the row bears out. */
  readonly borneOut: number;
  /** Of those, the ones borne out by their id or day of creation: one creator may have made most keys of the list. */
  readonly dated: number;
}

/** What is known of one slot while rows are counted: each entity counts once. */
interface SlotTally {
  readonly claimed: Set<Known>;
  readonly borneOut: Set<Known>;
  readonly dated: Set<Known>;
  plain: number;
}

/** What two texts of one row have to do with each other. */
interface Evidence {
  /** The text is the entity's id or the day of its creation. */
  readonly isDated: (known: Known, atom: Atom) => boolean;
  /** The text is something else of the entity's. */
  readonly bearsOut: (known: Known, atom: Atom) => boolean;
  /** No other column would show the text. */
  readonly isPlain: (known: Known, atom: Atom) => boolean;
}

/** A team page's e-mails bear out nothing, as each may be somebody else's. */
const TEAM_EVIDENCE: Evidence = {
  isDated: () => false,
  bearsOut: (known, atom) => atomEmails(atom).length === 0 && namesPerson(known, atom),
  isPlain: () => true,
};

const keyEvidence = (catalogue: Catalogue, days: DayReader): Evidence => ({
  isDated: (known, atom) => agrees('id', known, atom, days) || agrees('created', known, atom, days),
  bearsOut: (known, atom) => FIELDS.some((field) => field !== 'expires' && agrees(field, known, atom, days)),
  isPlain: (known, atom) => !readsLikeOther(known, atom, catalogue, days),
});

/** Counts an atom that reads like the title of one of `found`. */
const tallyAtom = (tally: SlotTally, atom: Atom, found: readonly Known[], row: RowText, evidence: Evidence): void => {
  const others = row.filter((other) => other !== atom);
  // A row that bears a key out has it before a row above that only reads like it.
  const best = found.find(
    (known) => !tally.borneOut.has(known) && others.some((other) => evidence.bearsOut(known, other)),
  );
  if (best) tally.borneOut.add(best);
  const dated = found.find(
    (known) => !tally.dated.has(known) && others.some((other) => evidence.isDated(known, other)),
  );
  if (dated) tally.dated.add(dated);
  const known = best && !tally.claimed.has(best) ? best : found.find((each) => !tally.claimed.has(each));
  if (!known) return;
  tally.claimed.add(known);
  if (evidence.isPlain(known, atom)) tally.plain += 1;
};

/** What speaks for each slot being the title's. */
export const tallyTitles = (
  rows: readonly RowText[],
  catalogue: Catalogue,
  days: DayReader,
  byEmail: boolean,
): ReadonlyMap<string, Tally> => {
  const evidence = catalogue.page === 'team' ? TEAM_EVIDENCE : keyEvidence(catalogue, days);
  const tallies = new Map<string, SlotTally>();
  for (const row of rows) {
    for (const atom of row) {
      const found = primaryHits(atom, catalogue, byEmail);
      if (found.length === 0) continue;
      const tally = tallies.get(atom.slot) ?? { claimed: new Set(), borneOut: new Set(), dated: new Set(), plain: 0 };
      tallies.set(atom.slot, tally);
      tallyAtom(tally, atom, found, row, evidence);
    }
  }
  return new Map([...tallies].map(([slot, tally]) => [slot, sizesOf(tally)]));
};

const sizesOf = ({ claimed, plain, borneOut, dated }: SlotTally): Tally => ({
  claims: claimed.size,
  plain,
  borneOut: borneOut.size,
  dated: dated.size,
});

const clearlyMore = (a: number, b: number): boolean => a >= 2 && a > b * 1.5;

/** Whether a slot shows the same column once more, as for narrow windows. */
export const repeatsColumn = (slot: string, of: string, rows: readonly RowText[]): boolean =>
  rows.every((row) => {
    const [a, b] = [slot, of].map((each) => row.find((atom) => atom.slot === each)?.texts.join(' '));
    return a === b;
  });

/**
 * The slot that identifies rows; `null` where a second one does so nearly as well, as with comments such as "Owner".
 */
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

/**
 * Whether one clearly identifies more rows: by the first measure in which they differ clearly, with no fewer in any
 * measure before it.
 */
const tellsMore = (a: Tally, b: Tally): boolean => {
  for (const measure of ['dated', 'borneOut', 'claims'] as const) {
    if (clearlyMore(a[measure], b[measure])) return true;
    if (a[measure] < b[measure]) return false;
  }
  return false;
};

/** Rows whose title belongs to one entity and stands on one row only: what they show teaches the other columns. */
export const trainingRows = (
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
