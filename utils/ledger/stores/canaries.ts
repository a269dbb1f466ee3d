import * as z from '../../zod';
import { defineStore } from '../store';

/** The last UTC day of whose use a person was told, of each canary: one day is told once. */
export const canaries = defineStore({
  since: 4,
  version: 1,
  fields: () => ({
    /** In lower case. */
    keyId: z.string(),
    day: z.string(),
  }),
  key: ['keyId'],
  open: ({ keyId, day }) => ({ keyId, day }),
  close: (told) => told,
});
