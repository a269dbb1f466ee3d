import type { Change } from '../../rules/events/event';
import * as z from '../../zod';
import { defineStore } from '../store';
import { isChange, presentForm } from './event-fields';

/** What happened in a project, in the order in which it was found. */
export const events = defineStore({
  since: 3,
  version: 1,
  fields: () => ({
    /** Without a gap from one to the next. */
    seq: z.number(),
    epoch: z.string(),
    /** When the two readings were made that it lies between; milliseconds since the epoch. */
    from: z.number(),
    to: z.number(),
    /** What it is about (rules/events/subject.ts). */
    subject: z.string(),
    change: z.custom<Change>(isChange),
  }),
  key: ['seq'],
  foundBy: 'subject',
  open: ({ version: _, projectId: _id, ...event }) => ({ ...event, change: presentForm(event.change) }),
  close: (event) => event,
});
