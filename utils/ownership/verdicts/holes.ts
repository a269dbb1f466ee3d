import { type Answer, type Gap, gapsOf, type OutOfReach } from '../answer';
import { addDays, dayOf } from '../days';
import type { DayRange } from '../picture';
import type { DailySeries, Snapshot } from '../snapshot';
import type { EvidencePart, Hole } from './evidence';
import { CLOCK_TOLERANCE_MS, FRESH_FOR_MS, HISTORY_DAYS } from './limits';

/** Today at Deepgram, as far as its clock is known: UTC, so no time zone and no daylight-saving change moves it. */
export const judgingDay = (snapshot: Snapshot, now: number): string => dayOf(now + (snapshot.clockOffset ?? 0));

/** The `windowDays` days up to the day of judging, which may be later than the reading's. */
export const windowAt = (today: string, windowDays: number): DayRange => ({
  from: addDays(today, 1 - windowDays),
  to: today,
});

/** The past year, which rhythms are looked for in. */
export const historyRangeAt = (today: string): DayRange => windowAt(today, HISTORY_DAYS);

/** What of `wanted` a series doesn't hold. */
export const unreadDays = (series: DailySeries, wanted: DayRange): Gap[] => {
  const before = addDays(series.from, -1);
  const after = addDays(series.to, 1);
  if (series.to < wanted.from || series.from > wanted.to) return [{ reason: 'days-unread', ...wanted }];
  return [
    ...(wanted.from <= before ? [{ reason: 'days-unread', from: wanted.from, to: before } as const] : []),
    ...(after <= wanted.to ? [{ reason: 'days-unread', from: after, to: wanted.to } as const] : []),
  ];
};

/** The gaps of an answer as holes. */
export const holesIn = (part: EvidencePart, answer: Answer<unknown>): Hole[] =>
  gapsOf(answer, part === 'history' ? 'usage' : part).map((gap) => ({ kind: 'gap', part, gap }));

/**
 * Holes of time: a reading too old, or clocks that can't vouch for its age and its days. Written so that a figure that is
 * no number makes a hole. An unreadable `Date` header is a hole as well: nothing else could show that this machine's
 * clock is wrong, and with it the window.
 */
const timeHoles = ({ takenAt, clockOffset }: Snapshot, now: number): Hole[] => {
  const holes: Hole[] = [];
  const ageMs = now - takenAt;
  if (ageMs < 0) holes.push({ kind: 'clock-set-back', byMs: -ageMs });
  else if (!(ageMs <= FRESH_FOR_MS)) holes.push({ kind: 'stale', ageMs, limitMs: FRESH_FOR_MS });
  if (clockOffset === undefined) holes.push({ kind: 'clock-unknown' });
  else if (!(Math.abs(clockOffset) <= CLOCK_TOLERANCE_MS))
    holes.push({ kind: 'clock-off', offsetMs: clockOffset, limitMs: CLOCK_TOLERANCE_MS });
  return holes;
};

const PARTS = {
  keys: (snapshot: Snapshot) => snapshot.keys,
  'expired-keys': (snapshot: Snapshot) => snapshot.expiredKeys,
  members: (snapshot: Snapshot) => snapshot.members,
} as const;

/** Whatever reads a project's keys is one of them, and active. Where its id isn't known, an empty list gives itself away. */
const lacksStoredKey = ({ keys, viewer }: Snapshot): boolean =>
  keys.state === 'whole' &&
  (viewer.keyId === undefined ? keys.value.length === 0 : !keys.value.some(({ keyId }) => keyId === viewer.keyId));

/** Whom a reading is asked about, and in which circumstances. */
export interface Asked {
  readonly memberId: string;
  /** The moment of showing it, milliseconds since the epoch, by this machine's clock. */
  readonly now: number;
  /** Why nothing can be read at present; `null` where it can. */
  readonly paused: OutOfReach | null;
}

/** What keeps a reading from telling of a member: its time, the parts that matter, and whether they are there at all. */
export const readingHoles = (
  snapshot: Snapshot,
  parts: readonly (keyof typeof PARTS)[],
  { memberId, now, paused }: Asked,
): Hole[] => {
  const { members } = snapshot;
  const absent = members.state === 'whole' && !members.value.some((member) => member.memberId === memberId);
  return [
    ...(paused ? [{ kind: 'paused', because: paused } as const] : []),
    ...timeHoles(snapshot, now),
    ...parts.flatMap((part) => holesIn(part, PARTS[part](snapshot))),
    ...(lacksStoredKey(snapshot) ? [{ kind: 'stored-key-unlisted' } as const] : []),
    ...(absent ? [{ kind: 'not-a-member', memberId } as const] : []),
  ];
};
