import { type Answer, seenIn } from '../answer';
import { daysBetween, laterDay } from '../days';
import type { DayRange, ProjectPicture } from '../picture';
import { sumOf } from '../series';
import type { DailySeries, Snapshot } from '../snapshot';
import { unlistedUse } from './blind-spots';
import type { Hole } from './evidence';
import { holesIn, unreadDays } from './holes';
import { createdDay } from './judge-key';
import type { TheirKey } from './theirs';
import type { KeyJudgement } from './verdict';

/**
 * What keeps the use of single keys from being told: an answer that isn't whole, days of the window that weren't read (a
 * day that has begun since the reading is one), and use that can't be laid at a key. Use on accessors that are no listed key
 * is not among these while other use does match: the list of keys being whole, those keys are gone.
 */
export const useHoles = (snapshot: Snapshot, picture: ProjectPicture, window: DayRange): Hole[] => {
  const holes = holesIn('usage', snapshot.usage);
  if (snapshot.usage.state === 'failed') return holes;
  const series = snapshot.usage.value;
  for (const gap of unreadDays(series, window)) holes.push({ kind: 'gap', part: 'usage', gap });
  const start = Math.max(0, daysBetween(series.from, window.from));
  const withoutKey = sumOf(series.unattributed, start, daysBetween(series.from, window.to) + 1);
  if (withoutKey > 0) holes.push({ kind: 'use-without-key', requests: withoutKey });
  const { requests } = unlistedUse(picture);
  if (!someKeyIsUsed(picture) && requests > 0) holes.push({ kind: 'use-unmatched', requests });
  return holes;
};

const someKeyIsUsed = (picture: ProjectPicture): boolean =>
  [...seenIn(picture.keys), ...seenIn(picture.expiredKeys)].some(
    ({ use }) => use.state !== 'failed' && use.value.lastDay !== null,
  );

/** Silence is only heard where something speaks: an answer with no row in it looks whole, and would make every key quiet. */
export const silenceHoles = (picture: ProjectPicture, theirs: readonly TheirKey[]): Hole[] =>
  theirs.some(({ picture: { status } }) => status === 'active') && !someKeyIsUsed(picture)
    ? [{ kind: 'no-use-at-all' }]
    : [];

/** Active keys that nothing is known of: not a day of use, and no readable date of birth. */
export const ageHoles = (keys: readonly KeyJudgement[]): Hole[] =>
  keys
    .filter(({ key, lastDay }) => lastDay === null && createdDay(key) === null)
    .map(({ key }) => ({ kind: 'key-age-unreadable', keyId: key.keyId }));

/** What keeps the past year of keys from being told; no day before the first of them was made matters. */
export const historyHoles = (
  history: Answer<DailySeries> | null,
  keys: readonly KeyJudgement[],
  year: DayRange,
): Hole[] => {
  if (keys.length === 0) return [];
  if (history === null) return [{ kind: 'history-unread' }];
  const holes = holesIn('history', history);
  if (history.state === 'failed') return holes;
  const born = keys.map(({ key }) => createdDay(key) ?? year.from).reduce((a, b) => (a < b ? a : b));
  const wanted = { from: laterDay(year.from, born), to: year.to };
  for (const gap of unreadDays(history.value, wanted)) holes.push({ kind: 'gap', part: 'history', gap });
  return holes;
};
