import { type Answer, type Gap, gapsOf } from '../answer';
import { addDays, laterDay } from '../days';
import type { DayRange, ProjectPicture } from '../picture';
import type { DailySeries, Snapshot } from '../snapshot';
import { usedDays } from '../use/series';
import type { Hole } from './evidence';
import { holesIn, unreadDays } from './holes';
import { createdDay } from './judge-key';
import type { TheirKey } from './theirs';
import type { KeyJudgement } from './verdict';

const asHole = (gap: Gap): Hole => ({ kind: 'gap', part: 'usage', gap });

/**
 * What keeps the use of a member's keys from being told: the gaps of every key's use, those of their own active keys, and days
 * of the window that weren't read (a day that has begun since the reading is one). Without an active key there is no use of
 * theirs to be silent, so that a project without any use hides nothing.
 */
export const useHoles = (
  snapshot: Snapshot,
  picture: ProjectPicture,
  theirs: readonly TheirKey[],
  window: DayRange,
): { readonly common: readonly Hole[]; readonly own: readonly Hole[] } => {
  const active = theirs.filter(({ picture: { status } }) => status === 'active');
  const project = new Set(picture.useGaps);
  const unread = snapshot.usage.state === 'failed' ? [] : unreadDays(snapshot.usage.value, window);
  // Unread days are those of the day of judging, not of the reading's.
  const counts = ({ reason }: Gap): boolean =>
    reason !== 'days-unread' && (reason !== 'no-use-at-all' || active.length > 0);
  const common = [...picture.useGaps.filter(counts), ...unread];
  const own = active.flatMap(({ picture: { use } }) => gapsOf(use, 'usage')).filter((gap) => !project.has(gap));
  return { common: common.map(asHole), own: snapshot.usage.state === 'failed' ? [] : own.map(asHole) };
};

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
  for (const day of keys.flatMap((key) => daysLost(key, history.value)).slice(-1))
    holes.push({ kind: 'gap', part: 'history', gap: { reason: 'sources-disagree', how: 'year-lacks', day } });
  return holes;
};

/** Days with requests in the reading of which the past year knows nothing: what else it doesn't know can't be told then. */
const daysLost = ({ key, use }: KeyJudgement, history: DailySeries): string[] => {
  if (use.state === 'failed') return [];
  const { perDay, range } = use.value;
  const known = new Set(usedDays(history, key.keyId).map((index) => addDays(history.from, index)));
  return perDay
    .flatMap((figure, index) => (figure > 0 ? [addDays(range.from, index)] : []))
    .filter((day) => day >= history.from && day <= addDays(history.to, -2) && !known.has(day));
};
