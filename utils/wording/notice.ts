import type { BadgeSheet } from '../protocol/messages';
import type { ProjectAnalysis } from '../rules/analysis';
import { type Gap, gapsOf, seenIn } from '../rules/answer';
import { missingScopes } from '../rules/missing-scopes';
import { gapLines } from './gaps';
import type { Translate } from './translate';

/** Whether a gap only repeats that the viewer sees no one else's keys, which is refused for want of the same scopes. */
const saidByOwnKeysOnly = (gap: Gap): boolean =>
  gap.reason === 'part-failed' && gap.part === 'members' && gap.fault.kind === 'forbidden';

/** What is missing from the use of every key that is shown. What single keys lack beside it stands in their cards. */
export const usageGaps = ({ keys, useGaps }: ProjectAnalysis): readonly Gap[] =>
  seenIn(keys).length > 0 ? useGaps : [];

/** What is missing from a page's badges. Cost is not on them. */
const pageGaps = (analysis: ProjectAnalysis, page: 'team' | 'keys'): readonly Gap[] => {
  const gaps = [
    ...gapsOf(analysis.keys, 'keys'),
    ...gapsOf(analysis.members, 'members'),
    ...(page === 'team' ? gapsOf(analysis.invites, 'invites') : gapsOf(analysis.expiredKeys, 'expired-keys')),
    ...usageGaps(analysis),
  ];
  return gaps.some(({ reason }) => reason === 'own-keys-only') ? gaps.filter((gap) => !saidByOwnKeysOnly(gap)) : gaps;
};

/** What a person on this page must know is missing, and whether a key with more scopes would show it. */
export const noticeFor = (
  analysis: ProjectAnalysis,
  page: 'team' | 'keys',
  t: Translate,
): Pick<BadgeSheet, 'notice' | 'wantsKey'> => {
  const gaps = pageGaps(analysis, page);
  return { notice: gapLines(gaps, t).join(' ') || null, wantsKey: missingScopes(gaps).length > 0 };
};
