import type { DayRange } from '../analysis';
import { type Answer, type Gap, gapsOf, type OutOfReach } from '../answer';
import { addDays, dayOf, deepgramTime, earlierDay, laterDay, windowAt } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import type { EvidenceIssue, EvidencePart } from './evidence';
import { CLOCK_TOLERANCE_MS, FRESH_FOR_MS, HISTORY_DAYS } from './limits';

/** Today at Deepgram, as far as its clock is known: UTC, so no time zone and no daylight-saving change moves it. */
export const judgingDay = (snapshot: Snapshot, now: number): string => dayOf(deepgramTime(now, snapshot));

/** The past year, which rhythms are looked for in. */
export const historyRangeAt = (today: string): DayRange => windowAt(today, HISTORY_DAYS);

/** What of `wanted` a series doesn't hold. */
export const unreadDays = (series: DailySeries, wanted: DayRange): Gap[] => {
  const before = earlierDay(addDays(series.from, -1), wanted.to);
  const after = laterDay(addDays(series.to, 1), wanted.from);
  return [
    ...(wanted.from <= before ? [{ reason: 'days-unread', from: wanted.from, to: before } as const] : []),
    ...(after <= wanted.to ? [{ reason: 'days-unread', from: after, to: wanted.to } as const] : []),
  ];
};

/** The gaps of an answer; the past year is read as usage is. */
export const gapsIn = (part: EvidencePart, answer: Answer<unknown>): readonly Gap[] =>
  gapsOf(answer, part === 'history' ? 'usage' : part);

/** The same as holes. */
export const issuesIn = (part: EvidencePart, answer: Answer<unknown>): EvidenceIssue[] =>
  gapsIn(part, answer).map((gap) => ({ kind: 'gap', part, gap }));

/**
 * Holes of time: a reading too old, or clocks that can't vouch for its age and its days. Written so that a figure that
 * is no number makes a hole. An unreadable `Date` header is a hole as well: nothing else could show that this machine's
 * clock is wrong, and with it the window.
 */
const timeIssues = ({ takenAt, clockOffset }: Snapshot, now: number): EvidenceIssue[] => {
  const issues: EvidenceIssue[] = [];
  const ageMs = now - takenAt;
  if (ageMs < 0) issues.push({ kind: 'clock-set-back', byMs: -ageMs });
  else if (!(ageMs <= FRESH_FOR_MS)) issues.push({ kind: 'stale', ageMs, limitMs: FRESH_FOR_MS });
  if (clockOffset === undefined) issues.push({ kind: 'clock-unknown' });
  else if (!(Math.abs(clockOffset) <= CLOCK_TOLERANCE_MS))
    issues.push({ kind: 'clock-off', offsetMs: clockOffset, limitMs: CLOCK_TOLERANCE_MS });
  return issues;
};

const PARTS = {
  keys: (snapshot: Snapshot) => snapshot.keys,
  'expired-keys': (snapshot: Snapshot) => snapshot.expiredKeys,
  members: (snapshot: Snapshot) => snapshot.members,
} as const;

/**
 * Whatever reads a project's keys is one of them, and active. Where its id isn't known, an empty list gives itself
 * away.
 */
export const lacksStoredKey = ({ keys, viewer }: Snapshot): boolean =>
  keys.state === 'whole' &&
  (viewer.keyId === undefined ? keys.value.length === 0 : !keys.value.some(({ keyId }) => keyId === viewer.keyId));

/** Which member a reading is asked about, and in which circumstances. */
export interface Asked {
  readonly memberId: string;
  /** The moment of showing it, milliseconds since the epoch, by this machine's clock. */
  readonly now: number;
  /** Why nothing can be read at present; `null` where it can. */
  readonly paused: OutOfReach | null;
}

/**
 * What keeps a reading from telling of a member: its time, the parts that matter, and whether they are there at all.
 */
export const snapshotIssues = (
  snapshot: Snapshot,
  parts: readonly (keyof typeof PARTS)[],
  { memberId, now, paused }: Asked,
): EvidenceIssue[] => {
  const { members } = snapshot;
  const absent = members.state === 'whole' && !members.value.some((member) => member.memberId === memberId);
  return [
    ...(paused ? [{ kind: 'paused', because: paused } as const] : []),
    ...timeIssues(snapshot, now),
    ...parts.flatMap((part) => issuesIn(part, PARTS[part](snapshot))),
    ...(lacksStoredKey(snapshot) ? [{ kind: 'stored-key-unlisted' } as const] : []),
    ...(absent ? [{ kind: 'not-a-member', memberId } as const] : []),
  ];
};
