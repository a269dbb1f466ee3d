import type { Atom, RowText } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { agrees, FIELDS, type Field, isOfKind } from './fields';
import { atomDays, atomEmails, namesPerson } from './hits';

/** How often what stands in a slot is of a field's kind, and how often it is the value of the row's own entity. */
interface FieldCount {
  kind: number;
  agree: number;
}

/** What the rows whose entity is known show in one slot. */
interface SlotCounts {
  /** How many rows have a text there. */
  present: number;
  /** How many show their person's name there, and no e-mail. */
  named: number;
  /** How many show only days there that are earlier than their key. */
  earlier: number;
  readonly fields: Readonly<Record<Field, FieldCount>>;
}

/** What each slot shows, as far as the counts say. */
interface ColumnFields {
  readonly fields: ReadonlyMap<string, ReadonlySet<Field>>;
  readonly names: ReadonlySet<string>;
  readonly foreign: ReadonlySet<string>;
}

/** How many rows a column takes to be judged by days that no key has, and how many that no new key can have either. */
const ENOUGH_DAYS = 4;
const ENOUGH_EARLIER = 2;
const DAY_MS = 86_400_000;

const hasYear = (day: string): boolean => !day.startsWith('-');

/**
 * Whether a row shows only days before the key with its comment was made: a new key with an old comment is younger, so
 * that they say something else, or are read wrongly. A day's difference may be a time zone's.
 */
const isBefore = (known: Known, atom: Atom, days: DayReader): boolean => {
  const made = [...known.created()].filter(hasYear).map((day) => Date.parse(day));
  return atomDays(atom, days).every((day) => hasYear(day) && made.every((at) => Date.parse(day) < at - DAY_MS));
};

const noCounts = (): SlotCounts => ({
  present: 0,
  named: 0,
  earlier: 0,
  fields: {
    id: { kind: 0, agree: 0 },
    person: { kind: 0, agree: 0 },
    created: { kind: 0, agree: 0 },
    expires: { kind: 0, agree: 0 },
  },
});

const countAtom = (slot: SlotCounts, known: Known, atom: Atom, catalogue: Catalogue, days: DayReader): void => {
  slot.present += 1;
  if (namesPerson(known, atom) && atomEmails(atom).length === 0) slot.named += 1;
  if (isOfKind('created', atom, catalogue, days) && isBefore(known, atom, days)) slot.earlier += 1;
  for (const field of FIELDS) {
    if (isOfKind(field, atom, catalogue, days)) slot.fields[field].kind += 1;
    if (agrees(field, known, atom, days)) slot.fields[field].agree += 1;
  }
};

/** Counts what rows show outside of their title, each row beside the entity that its title names. */
export const countSlots = (
  training: readonly [RowText, Known][],
  title: string | null,
  catalogue: Catalogue,
  days: DayReader,
): ReadonlyMap<string, SlotCounts> => {
  const slots = new Map<string, SlotCounts>();
  for (const [row, known] of training) {
    for (const atom of row) {
      if (atom.slot === title || !atom.solid) continue;
      const slot = slots.get(atom.slot) ?? noCounts();
      slots.set(atom.slot, slot);
      countAtom(slot, known, atom, catalogue, days);
    }
  }
  return slots;
};

/** Whether a slot shows its rows' own value of a field. */
const showsOwn = ({ present, fields }: SlotCounts, field: Field): boolean => {
  const { kind, agree } = fields[field];
  // Who else stands in a person's column need not be known, so that all that stands there counts.
  const of = field === 'person' ? present : kind;
  return agree >= 2 && agree > of * 0.6;
};

/** Whether a slot shows many values of a field's kind that are seldom its rows' own. */
const isStrange = ({ fields }: SlotCounts, field: Field): boolean =>
  fields[field].kind >= 3 && fields[field].agree < fields[field].kind * 0.4;

/**
 * Days that are no key's at all, and some of them older than the keys, are no evidence; younger ones may be new keys'.
 */
const showsOtherDays = ({ earlier, fields: { created, expires } }: SlotCounts): boolean =>
  created.agree + expires.agree === 0 && created.kind >= ENOUGH_DAYS && earlier >= ENOUGH_EARLIER;

/** Says from the counts which fields each slot shows, and which slots show what isn't their rows' own. */
export const readCounts = (counts: ReadonlyMap<string, SlotCounts>, page: Catalogue['page']): ColumnFields => {
  const fields = new Map<string, ReadonlySet<Field>>();
  for (const [slot, its] of counts) {
    const own = FIELDS.filter((field) => showsOwn(its, field));
    if (own.length > 0) fields.set(slot, new Set(own));
  }
  const shown = new Set([...fields.values()].flatMap((each) => [...each]));
  const others = [...counts].filter(([slot]) => !fields.has(slot));
  // Days that are seldom the keys' own may as well be those of new keys with old comments, unless others are their own.
  const isForeign = (its: SlotCounts): boolean =>
    (page === 'keys' && FIELDS.some((field) => shown.has(field) && isStrange(its, field))) || showsOtherDays(its);
  const named = [...counts].filter(([slot, { named }]) => named >= 2 && fields.get(slot)?.has('person'));
  return {
    fields,
    names: new Set(named.map(([slot]) => slot)),
    foreign: new Set(others.filter(([, its]) => isForeign(its)).map(([slot]) => slot)),
  };
};
