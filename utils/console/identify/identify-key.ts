import type { Atom, RowText } from './atoms';
import type { Known } from './catalogue';
import { agrees, readsLikeOther } from './fields';
import { atomIds, primaryHits, readings } from './hits';
import { type Identity, NOBODY, type Reading, titleAtoms } from './identify-context';
import { isHeading } from './list-shape';
import { isContradicted, isUnexplained, repeatsTitle } from './objections';
import { AROUND } from './row-text';

/** The known key whose id the row shows outside its title; a comment may read like another key's id. */
const shownById = (row: RowText, reading: Reading): Identity | null => {
  const { catalogue, columns } = reading;
  if (!columns.sure) return null;
  const inPlace = row.find((atom) => atom.slot === columns.title) ?? null;
  const ids = row
    .filter((atom) => atom !== inPlace && !repeatsTitle(atom, inPlace) && !columns.foreign.has(atom.slot))
    // A person's name may read like a key's id too.
    .filter((atom) => !readings(atom).some(catalogue.isPerson))
    .flatMap(atomIds)
    .filter((id) => !catalogue.isPerson(id));
  const found = [...new Set(ids)].flatMap((id) => catalogue.byId(id) ?? []);
  const [known, ...more] = found;
  if (!known || more.length > 0) return null;
  const title = inPlace && primaryHits(inPlace, catalogue).includes(known) ? inPlace : null;
  // Another comment in the comment's place: the id belongs to something else that the row speaks of.
  if (inPlace && !title && !(known.comment === '' && saysNoComment(inPlace))) return null;
  // A key with a comment that the row doesn't show anywhere: it is another's row, that speaks of this key.
  if (known.comment !== '' && !row.some((atom) => primaryHits(atom, catalogue).includes(known))) return null;
  if (isContradicted(known, title, row, reading) || isUnexplained(known, title, row, reading)) return null;
  // Without a comment something else must bear it out: a detail unfolded on its own is no row.
  const { days } = reading;
  const hasMore = row.some((atom) => agrees('person', known, atom, days) || agrees('created', known, atom, days));
  if (!title && !hasMore) return null;
  return { candidates: [known], atom: title, decisive: true };
};

/** What a host writes where a key has no comment: no letter or digit at all, or words for it. */
const NO_COMMENT =
  /^[^\p{L}\p{N}]*$|^\P{L}*(?:untitled|unnamed|nameless|no (?:name|comment|title)|none|n\/a|null|empty|unknown)(?: (?:api )?key)?\P{L}*$/iu;
const saysNoComment = (atom: Atom): boolean =>
  atom.texts.length === 1 && readings(atom).every((text) => NO_COMMENT.test(text));

/** Keys without a comment, recognised by what else the row shows; at least its creation must be seen. */
const untitled = (row: RowText, reading: Reading): Identity => {
  const { catalogue, columns } = reading;
  if (columns.title === null || row.some((atom) => atom.slot === columns.title && !saysNoComment(atom))) return NOBODY;
  const candidates = catalogue
    .byComment('')
    .filter(
      (known) =>
        showsItsDay(known, row, reading) &&
        !isContradicted(known, null, row, reading) &&
        !isUnexplained(known, null, row, reading),
    );
  if (candidates.length === 0) return NOBODY;
  return {
    candidates: [...new Set([...candidates, ...(columns.crossed ? rivals(row, reading) : [])])],
    atom: row.find((atom) => atom.slot === columns.title) ?? null,
    decisive: false,
  };
};

/**
 * Every key that a row may be, with the benefit of the doubt; whichever of its texts is the comment, while that isn't
 * sure: another column may show it. A text out of the comments' place may be all that a row without a comment shows of
 * another key.
 */
const rivals = (row: RowText, reading: Reading): readonly Known[] => {
  const { catalogue, columns } = reading;
  const isPossible = (known: Known, title: Atom | null): boolean =>
    !isContradicted(known, title, row, reading) && !isUnexplained(known, title, row, reading, true);
  const isOpen = columns.crossed || !columns.sure;
  const titles = isOpen ? row.filter((atom) => !atom.slot.startsWith(AROUND)) : titleAtoms(row, reading);
  const titled = titles.flatMap((atom) => primaryHits(atom, catalogue).filter((known) => isPossible(known, atom)));
  const isPlaced = row.some((atom) => isInPlace(atom, reading) && !saysNoComment(atom));
  return isPlaced ? titled : [...titled, ...catalogue.byComment('').filter((known) => isPossible(known, null))];
};

/**
 * Whether all else that a row shows leaves this key alone: for a comment that a translator may have turned into
 * another's.
 */
const isOnlyOne = (known: Known, row: RowText, reading: Reading): boolean =>
  showsItsDay(known, row, reading) &&
  !reading.catalogue.all.some(
    (other) =>
      other !== known && !isContradicted(other, null, row, reading) && !isUnexplained(other, null, row, reading, true),
  );

/** Stands where this list has its comments and nothing else: it identifies a row by itself. */
const isInPlace = ({ slot }: Atom, { columns }: Reading): boolean => slot === columns.title && !columns.crossed;

/** A comment elsewhere may be another key's, as in "rotated from"; the day of the key's creation bears it out. */
const isBorneOut = (known: Known, title: Atom, row: RowText, reading: Reading): boolean =>
  isInPlace(title, reading) ||
  showsItsDay(known, row, reading) ||
  // What the only list of comments reads like is known before its columns are.
  (!reading.columns.crossed && row.some((atom) => atom !== title && agrees('created', known, atom, reading.days)));

/** The day of a key's creation, where this list shows such days. */
const showsItsDay = (known: Known, row: RowText, { columns, days }: Reading): boolean =>
  row.some((atom) => columns.fields.get(atom.slot)?.has('created') === true && agrees('created', known, atom, days));

/** Which key a row stands for: by its id, else by its comment and whatever else it shows. */
export const identifyKey = (row: RowText, reading: Reading): Identity => {
  const { title, texts, sure } = reading.columns;
  if (isHeading(row, texts) && row.some(({ slot }) => slot === title)) return NOBODY;
  const byId = shownById(row, reading);
  if (byId) return byId;
  const possible = titleAtoms(row, reading).flatMap((atom) =>
    primaryHits(atom, reading.catalogue)
      .filter((known) => !isContradicted(known, atom, row, reading) && !isUnexplained(known, atom, row, reading))
      .map((known) => ({ known, atom })),
  );
  const [first] = possible;
  if (!first) return untitled(row, reading);
  if (first.atom.replaced && !isOnlyOne(first.known, row, reading)) return NOBODY;
  if (!sure && possible.some(({ known, atom }) => readsLikeOther(known, atom, reading.catalogue, reading.days)))
    return NOBODY;
  const candidates = [...new Set([...possible.map(({ known }) => known), ...rivals(row, reading)])];
  // Alone, a comment that may be another key's leaves only keys that aren't known: nothing to name.
  if (candidates.length === 1 && !isBorneOut(first.known, first.atom, row, reading)) return NOBODY;
  return { candidates, atom: first.atom, decisive: false };
};
