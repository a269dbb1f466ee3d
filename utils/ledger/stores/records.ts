import { areNoteFields, NOTE_KINDS, type Note, type NoteFields } from '../../rules/notes/note';
import * as z from '../../zod';
import { defineStore } from '../store';

/** What a person noted of a key or a member. */
export const records = defineStore({
  since: 4,
  version: 1,
  fields: () => ({ kind: z.enum(NOTE_KINDS), subject: z.string(), fields: z.custom<NoteFields>(areNoteFields) }),
  key: ['kind', 'subject'],
  durability: 'strict',
  open: ({ kind, subject, fields }): Note => ({ kind, subject, fields }),
  close: ({ kind, subject, fields }) => ({ kind, subject, fields }),
});
