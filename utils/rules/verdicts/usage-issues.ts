import type { DayRange, ProjectAnalysis } from '../analysis';
import { type Answer, type Gap, missingFrom } from '../answer';
import { addDays, earlierDay, laterDay, latestOf } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { createdDay } from '../states/key-state';
import { usedDays } from '../use/series';
import type { EvidenceIssue } from './evidence';
import { issuesIn, unreadDays } from './evidence-issues';
import type { MemberKey } from './member-keys';
import type { KeyJudgement } from './verdict';

const asIssue = (gap: Gap): EvidenceIssue => ({ kind: 'gap', part: 'usage', gap });

/**
 * What keeps the use of a member's keys from being told: the gaps of every key's use, those of their own active keys,
 * and days of the window that weren't read (a day that has begun since the reading is one). Without an active key there
 * is no use of theirs to be silent, so that a project without any use hides nothing.
 */
export const usageIssues = (
  snapshot: Snapshot,
  analysis: ProjectAnalysis,
  theirs: readonly MemberKey[],
  window: DayRange,
): { readonly common: readonly EvidenceIssue[]; readonly own: readonly EvidenceIssue[] } => {
  const active = theirs.filter(({ analysis: { status } }) => status === 'active');
  const project = new Set(analysis.useGaps);
  const unread = snapshot.usage.state === 'failed' ? [] : unreadDays(snapshot.usage.value, window);
  // Unread days are those of the day of judging, not of the reading's.
  const counts = ({ reason }: Gap): boolean =>
    reason !== 'days-unread' && (reason !== 'no-use-at-all' || active.length > 0);
  const common = [...analysis.useGaps.filter(counts), ...unread];
  const own = active.flatMap(({ analysis: { use } }) => missingFrom(use));
  return { common: common.map(asIssue), own: own.filter((gap) => !project.has(gap)).map(asIssue) };
};

/** Active keys that nothing is known of: not a day of use, and no readable date of birth. */
export const ageIssues = (keys: readonly KeyJudgement[]): EvidenceIssue[] =>
  keys
    .filter(({ key, lastDay }) => lastDay === null && createdDay(key) === null)
    .map(({ key }) => ({ kind: 'key-age-unreadable', keyId: key.keyId }));

/** What keeps the past year of keys from being told; no day before the first of them was made matters. */
export const historyIssues = (
  history: Answer<DailySeries> | null,
  keys: readonly KeyJudgement[],
  year: DayRange,
): EvidenceIssue[] => {
  if (keys.length === 0) return [];
  if (history === null) return [{ kind: 'history-unread' }];
  const issues = issuesIn('history', history);
  if (history.state === 'failed') return issues;
  const born = keys.map(({ key }) => createdDay(key) ?? year.from).reduce(earlierDay);
  const wanted = { from: laterDay(year.from, born), to: year.to };
  for (const gap of unreadDays(history.value, wanted)) issues.push({ kind: 'gap', part: 'history', gap });
  const day = latestOf(keys.flatMap((key) => daysLost(key, history.value)));
  return day === null
    ? issues
    : [...issues, { kind: 'gap', part: 'history', gap: { reason: 'sources-disagree', how: 'year-lacks', day } }];
};

/**
 * Days with requests in the reading of which the past year knows nothing: what else it doesn't know can't be told then.
 */
const daysLost = ({ key, use }: KeyJudgement, history: DailySeries): string[] => {
  if (use.state === 'failed') return [];
  const { perDay, range } = use.value;
  const known = new Set(usedDays(history, key.keyId).map((index) => addDays(history.from, index)));
  return perDay
    .flatMap((figure, index) => (figure > 0 ? [addDays(range.from, index)] : []))
    .filter((day) => day >= history.from && day <= addDays(history.to, -2) && !known.has(day));
};
