import * as z from '../../zod';
import { defineStore } from '../store';
import { areTexts } from './checks';

/** Every accessor that a project's days tell of, each at its place for good; new ones come at the end. */
export interface Accessors {
  /** Made with the list: days name the list that their places are of, so that one that was lost can't be mistaken. */
  readonly list: string;
  /** In lower case, as accessors are compared without regard to it; `''` for what Deepgram named none for. */
  readonly ids: readonly string[];
  /** How many they are: a list that lost some would take a place for another's. */
  readonly count: number;
}

export const accessors = defineStore({
  since: 4,
  version: 1,
  fields: () => ({ list: z.string(), ids: z.custom<readonly string[]>(areTexts), count: z.number() }),
  open: ({ list, ids, count }): Accessors => ({ list, ids, count }),
  close: (accessors) => accessors,
});
