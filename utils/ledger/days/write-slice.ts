import type { DayRange } from '../../rules/analysis';
import { noteSlice, type SliceAsked } from '../../rules/stored-days/slices';
import type { WriteTransaction } from '../../storage/database';
import type { SchemaOf } from '../records';
import { STORES } from '../stores';
import { finalPart, putDays } from './keep-days';

/** A slice of days that Deepgram was asked for. */
export interface ReadSlice extends SliceAsked {
  /** The UTC day by Deepgram's clock; `null` where that is unknown: then no day of it can be told to be final. */
  readonly readOn: string | null;
}

/** The stores that a slice is written to. */
export const SLICE_STORES = ['projects', 'accessors', 'days', 'slices'] as const;

/**
 * Stores the days of a slice that can't change any more, and notes those that were asked for in vain. Nothing of a
 * project that was forgotten meanwhile.
 * @returns Whether any day is known better than before.
 */
export const writeSlice = async (
  tx: Pick<WriteTransaction<SchemaOf<typeof STORES>>, 'objectStore'>,
  projectId: string,
  { readOn, ...slice }: ReadSlice,
): Promise<boolean> => {
  if (!(await tx.objectStore('projects').get(projectId))) return false;
  const { answer } = slice;
  const usage = answer.state === 'whole' && readOn !== null ? finalPart(answer.value, readOn) : null;
  const written = usage && readOn !== null ? await putDays(tx, projectId, { usage, cost: null, readOn }) : 0;
  const kept: DayRange | null = usage && { from: usage.from, to: usage.to };
  const stored = STORES.slices.open(await tx.objectStore('slices').get(projectId));
  const before = stored.state === 'present' ? stored.value : [];
  const inVain = [...noteSlice(before, slice, kept)];
  if (before.length > 0 || inVain.length > 0)
    await tx.objectStore('slices').put(STORES.slices.close(projectId, inVain));
  return written > 0;
};
