import { isRefusal } from '../alerts/pause';
import type { Answer } from '../answer';
import type { Snapshot } from '../snapshot';
import { type Baseline, readAtOf } from './baseline';
import { type Shortfall, type Told, WATCHED_PARTS, type WatchedPart } from './event';
import { whyNothing } from './nothing-read';

/** Why a part isn't whole: what failed, be it a call that it only rests on. */
const shortfallOf = (answer: Answer<unknown>): Shortfall => {
  if (answer.state === 'failed') return answer.fault.kind;
  const gaps = answer.state === 'partial' ? answer.gaps : [];
  for (const gap of gaps) if (gap.reason === 'part-failed') return gap.fault.kind;
  return 'partial';
};

/** Deepgram refused the stored key with all that it was asked: watching has paused, which is told in that name. */
export const isRefused = (snapshot: Snapshot): boolean => {
  const fault = whyNothing(snapshot);
  return fault !== null && isRefusal(fault.kind);
};

/** Parts that have just stopped, or begun again, to be seen whole: one change a cause, however many parts have it. */
export const compareSights = (before: Baseline, after: Baseline, snapshot: Snapshot): readonly Told[] => {
  const to = readAtOf(snapshot);
  const since = (parts: readonly WatchedPart[]): number =>
    Math.min(to, ...parts.flatMap((part) => before[part]?.readAt ?? []));
  const lost = after.incomplete.filter((part) => !before.incomplete.includes(part));
  const back = WATCHED_PARTS.filter((part) => before.incomplete.includes(part) && !after.incomplete.includes(part));
  const causes = new Set(lost.map((part) => shortfallOf(snapshot[part])));
  const incomplete = [...causes].map((why): Told => {
    const parts = lost.filter((part) => shortfallOf(snapshot[part]) === why);
    return { change: { name: 'reading.incomplete', parts, why }, from: since(parts), to };
  });
  return back.length === 0
    ? incomplete
    : [...incomplete, { change: { name: 'reading.recovered', parts: back }, from: since(back), to }];
};
