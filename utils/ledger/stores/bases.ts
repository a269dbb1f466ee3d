import * as z from '../../zod';
import { defineStore } from '../store';

/** The team's file as it was opened and saved last, as text: what is opened next is compared with it. */
export const bases = defineStore({
  since: 5,
  version: 1,
  fields: () => ({
    /** `null`: none was opened yet. */
    opened: z.nullable(z.string()),
    /** What was saved here since; `null`: nothing. */
    saved: z.nullable(z.string()),
  }),
  durability: 'strict',
  open: ({ opened, saved }) => ({ opened, saved }),
  close: (base) => base,
});
