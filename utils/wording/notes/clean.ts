import type { NoteChanges } from '../../rules/notes/merge';
import { type Holder, isNoteDay, MAX_NOTE_TEXT, MAX_SIGNATURE, type NoteValues } from '../../rules/notes/note';
import { cleanText } from '../sanitise';

const noteText = (text: string): string => cleanText(text, MAX_NOTE_TEXT);

/** What a person signs with, fit to be shown. */
export const cleanSignature = (text: string): string => cleanText(text, MAX_SIGNATURE);

const holder = (one: Holder): Holder[] => {
  if ('memberId' in one) return [one];
  const name = noteText(one.name);
  return name === '' ? [] : [{ name }];
};

const orNull = <T>(value: T, isEmpty: boolean): T | null => (isEmpty ? null : value);

type Clean = { readonly [F in keyof NoteValues]: (value: NoteValues[F]) => NoteValues[F] | null };

const CLEAN: Clean = {
  purpose: (text) => noteText(text) || null,
  usedIn: (all) => {
    const kept = all.map(({ kind, text }) => ({ kind, text: noteText(text) })).filter(({ text }) => text !== '');
    return orNull(kept, kept.length === 0);
  },
  ask: (text) => noteText(text) || null,
  holders: (all) => {
    const kept = all.flatMap(holder);
    return orNull(kept, kept.length === 0);
  },
  backup: (memberId) => memberId,
  responsible: (memberId) => memberId,
  successor: (keyId) => keyId.toLowerCase(),
  canary: (mark) => mark,
  keepUntil: (day) => (isNoteDay(day) ? day : null),
};

/** What a person typed as it is stored: sanitised as other people's text is; what is empty then is removed. */
export const cleanChanges = (changes: NoteChanges): NoteChanges =>
  Object.fromEntries(
    Object.entries(changes).map(([field, value]) => {
      // Each field's value is that field's own, which an entry of a union can't tell.
      const clean = CLEAN[field as keyof NoteValues] as (value: unknown) => unknown;
      return [field, value === null ? null : clean(value)];
    }),
  );
