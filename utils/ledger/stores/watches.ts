import type { WatchedPart } from '../../rules/events/event';
import * as z from '../../zod';
import { defineStore } from '../store';

const part = z.enum(['keys', 'members', 'invites', 'usage'] satisfies WatchedPart[]);

/** How far the comparing of a project's readings is. */
export const watches = defineStore({
  since: 3,
  version: 1,
  fields: () => ({
    /** Made with the first baseline, and once more where that was lost: the first reading of one brings no news. */
    epoch: z.string(),
    /** Number of the next event. */
    next: z.number(),
    /**
     * Number of the first event that was found after the part was last whole. An older Linchpin stored
     * none, and there is none where the baseline was lost.
     */
    foundUpTo: z.exactOptional(z.partialRecord(part, z.number())),
    /** When each part was last read whole; milliseconds since the epoch, by Deepgram's clock if known. */
    readAt: z.partialRecord(part, z.number()),
    /** Parts that weren't whole at the latest reading. */
    incomplete: z.array(part),
    /** Why the project can't be read at present; `null` while it can. */
    paused: z.nullable(z.string()),
  }),
  // The types take it for present, which it isn't in an older row.
  open: ({ version: _, projectId: _id, ...watch }) => ({ ...watch, foundUpTo: watch.foundUpTo ?? {} }),
  close: (watch) => watch,
});
