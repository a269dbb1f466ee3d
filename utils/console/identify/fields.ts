import type { Atom } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { atomDays, atomEmails, atomIds, namesPerson, readings, showsCreation, showsExpiry } from './hits';

/** Something that a column of the page may show of an entity. */
export type Field = 'person' | 'created' | 'expires' | 'id';

export const FIELDS: readonly Field[] = ['id', 'person', 'created', 'expires'];

/** Whether a text is of a field's kind at all, no matter which entity it belongs to. */
export const isOfKind = (field: Field, atom: Atom, catalogue: Catalogue, days: DayReader): boolean => {
  if (field === 'id') return atomIds(atom).length > 0;
  if (field === 'person') return atomEmails(atom).length > 0 || readings(atom).some(catalogue.isPerson);
  return atomDays(atom, days).length > 0;
};

/** Whether a text says this entity's value of a field. */
export const agrees = (field: Field, known: Known, atom: Atom, days: DayReader): boolean => {
  if (field === 'id') return atomIds(atom).includes(known.entity.id.toLowerCase());
  if (field === 'person') return namesPerson(known, atom);
  return field === 'created' ? showsCreation(known, atom, days) : showsExpiry(known, atom, days);
};

// What a role's column shows in the Console (docs/deepgram/console.md 2).
const ROLE = /^(?:owner|admin|administrator|member|default|none)$/i;

/** A name that may as well be a role, a day or an id. */
export const isOddName = (atom: Atom, days: DayReader): boolean =>
  atomEmails(atom).length === 0 &&
  (atom.texts.some((text) => ROLE.test(text)) || atomDays(atom, days).length > 0 || atomIds(atom).length > 0);

/**
 * A comment that may as well be another column's text; it identifies a key only where it is known which column is
 * which.
 */
export const readsLikeOther = (known: Known, atom: Atom, catalogue: Catalogue, days: DayReader): boolean =>
  ROLE.test(known.comment) || FIELDS.some((field) => field !== 'expires' && isOfKind(field, atom, catalogue, days));
