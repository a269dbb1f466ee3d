import type { RowText } from './atoms';
import type { Catalogue } from './catalogue';
import { readings } from './hits';

/** Fewer rows may show few texts by chance. */
const MANY_ROWS = 4;
/** A name has two letters side by side; days read by their figures, counts and signs have not. */
export const LIKE_NAME = /\p{L}{2}|\p{Lo}/u;

/** How often each text stands in a slot, in how many rows; whether all of it is something to press. */
const readSlot = (rows: readonly RowText[], slot: string) => {
  const atoms = rows.flatMap((row) => row.find((atom) => atom.slot === slot && atom.solid) ?? []);
  const counts = new Map<string, number>();
  for (const { texts } of atoms) counts.set(texts.join(' '), (counts.get(texts.join(' ')) ?? 0) + 1);
  const pressed = atoms.length > 0 && atoms.every(({ element }) => element.closest('button') !== null);
  return { atoms, counts, pressed };
};

/**
 * Whether one column is sure to show whose rows they are, on a team page that shows names alone: members who are not
 * known yet may stand in another, beside who invited them. Nobody stands in a list twice, so that a column that repeats
 * a known name, or shows few texts on many rows, as of roles, is no column of theirs (docs/architecture.md, rule 3).
 */
export const isOwnName = (
  title: string,
  copies: ReadonlySet<string>,
  all: readonly RowText[],
  catalogue: Catalogue,
): boolean => {
  const rows = all.filter((row) => row.some(({ slot }) => slot === title));
  /** A name stands there more often than it has members. */
  const repeats = (slot: string): boolean => {
    const seen = new Map<string, number>();
    for (const atom of readSlot(rows, slot).atoms)
      for (const text of readings(atom)) seen.set(text, (seen.get(text) ?? 0) + 1);
    return [...seen].some(([text, count]) => {
      const members = catalogue.byName(text).length;
      return members > 0 && count > members;
    });
  };
  const showsKnown = (slot: string): boolean =>
    readSlot(rows, slot).atoms.some((atom) => readings(atom).some((text) => catalogue.byName(text).length > 0));
  const mayShowNames = (slot: string): boolean => {
    const { atoms, counts, pressed } = readSlot(rows, slot);
    if (atoms.length * 2 < rows.length || ![...counts.keys()].some((text) => LIKE_NAME.test(text))) return false;
    if (repeats(slot)) return repeats(title);
    const isFew = atoms.length >= MANY_ROWS && counts.size * 2 <= atoms.length;
    return showsKnown(slot) || !(isFew || (pressed && counts.size === 1));
  };
  const others = new Set(rows.flatMap((row) => row.map(({ slot }) => slot)));
  return ![...others].some((slot) => slot !== title && !copies.has(slot) && mayShowNames(slot));
};
