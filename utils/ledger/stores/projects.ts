import * as z from '../../zod';
import { defineStore } from '../store';
import { viewer } from './viewer';

/** The connected projects. */
export const projects = defineStore({
  since: 1,
  version: 1,
  fields: () => ({
    name: z.string(),
    /** Milliseconds since the epoch. */
    connectedAt: z.number(),
    /** `takenAt` of the stored snapshot; `null` before the first one. */
    lastReadAt: z.nullable(z.number()),
    viewer,
  }),
  open: ({ version: _, ...project }) => project,
  close: ({ projectId: _, ...project }) => project,
});
