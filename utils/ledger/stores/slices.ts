import * as z from '../../zod';
import { defineStore } from '../store';

/** Days of the past year that Deepgram was asked for in vain: why, when, and when to ask again. */
export const slices = defineStore({
  since: 4,
  version: 1,
  fields: () => ({
    inVain: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        why: z.enum(['unread', 'refused', 'not-kept']),
        /** Milliseconds since the epoch. */
        at: z.number(),
        tries: z.number(),
        waitMs: z.number(),
        /** Absent where it wasn't how many days they were. */
        most: z.exactOptional(z.number()),
      }),
    ),
  }),
  open: ({ inVain }) => inVain,
  close: (inVain) => ({ inVain }),
});
