import type { Answer } from '../answer';
import { deepgramTime } from '../days';
import type { ApiKey, DailySeries, Invite, Member, Snapshot } from '../snapshot';
import { type PartBaseline, WATCHED_PARTS, type WatchedPart } from './event';

/** What each part was when it was last seen whole; a part that never was is absent. Plain data. */
export interface Baseline {
  readonly keys?: PartBaseline<readonly ApiKey[]>;
  readonly members?: PartBaseline<readonly Member[]>;
  readonly invites?: PartBaseline<readonly Invite[]>;
  readonly usage?: PartBaseline<DailySeries>;
  /** Parts that weren't whole at the latest reading, though they had been before. */
  readonly incomplete: readonly WatchedPart[];
}

export const EMPTY: Baseline = { incomplete: [] };

/** When a reading was made; milliseconds since the epoch, by Deepgram's clock where that is known. */
export const readAtOf = (snapshot: Snapshot): number => deepgramTime(snapshot.takenAt, snapshot);

/** The part's value, if it was read whole; `null` otherwise. */
const wholeOf = <T>(answer: Answer<T>, readAt: number): PartBaseline<T> | null =>
  answer.state === 'whole' ? { value: answer.value, readAt } : null;

/** The parts of a reading that are whole. */
export const wholeParts = (snapshot: Snapshot): Omit<Baseline, 'incomplete'> => {
  const readAt = readAtOf(snapshot);
  const keys = wholeOf(snapshot.keys, readAt);
  const members = wholeOf(snapshot.members, readAt);
  const invites = wholeOf(snapshot.invites, readAt);
  const usage = wholeOf(snapshot.usage, readAt);
  return { ...(keys && { keys }), ...(members && { members }), ...(invites && { invites }), ...(usage && { usage }) };
};

/**
 * The baseline after a reading: what is whole in it takes its part's place, all else stays. So does the use where the
 * keys aren't whole, as what became of it is told key by key: the next whole list finds all of it.
 */
export const nextBaseline = (before: Baseline, now: Omit<Baseline, 'incomplete'>): Baseline => ({
  ...before,
  ...now,
  ...(before.keys && before.usage && !now.keys && { usage: before.usage }),
  incomplete: WATCHED_PARTS.filter(
    (part) => now[part] === undefined && (before[part] !== undefined || before.incomplete.includes(part)),
  ),
});
