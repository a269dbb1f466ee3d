import * as z from '../../zod';
import { defineStore } from '../store';

const state = z.enum(['whole', 'partial', 'failed']);

/** When a project was read, and whether each part was whole: what says that nothing was missed, or what was. */
export const readings = defineStore({
  since: 3,
  version: 1,
  fields: () => ({
    /** Milliseconds since the epoch, by Deepgram's clock if known. */
    at: z.number(),
    states: z.object({ keys: state, members: state, invites: state, usage: state }),
  }),
  key: ['at'],
  open: ({ at, states }) => ({ at, states }),
  close: (reading) => reading,
});
