import type { Snooze } from '../../rules/findings/finding';
import { isMoment } from '../../rules/notes/note';
import * as z from '../../zod';
import { defineStore } from '../store';

/** Findings that a person set aside. */
export const snoozes = defineStore({
  since: 2,
  version: 1,
  fields: () => ({
    snoozes: z.array(
      z.object({
        ...{ findingId: z.string(), reason: z.string(), until: z.string() },
        ...{ at: z.exactOptional(z.custom<string>(isMoment)), by: z.exactOptional(z.string()) },
      }),
    ),
  }),
  durability: 'strict',
  open: (row): readonly Snooze[] => row.snoozes,
  close: (snoozes) => ({ snoozes }),
});
