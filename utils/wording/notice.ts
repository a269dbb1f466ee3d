import { type Gap, gapsOf, seenIn } from '../ownership/answer';
import type { ProjectPicture } from '../ownership/picture';
import { gapLines } from './gaps';
import type { Translate } from './translate';

/** Whether a gap only repeats that the viewer sees no one else's keys, which is refused for want of the same scopes. */
const saidByOwnKeysOnly = (gap: Gap): boolean =>
  gap.reason === 'part-failed' && gap.part === 'members' && gap.fault.kind === 'forbidden';

/** What is missing from the use of every key that is shown. What single keys lack beside it stands in their cards. */
export const usageGaps = ({ keys, useGaps }: ProjectPicture): readonly Gap[] =>
  seenIn(keys).length > 0 ? useGaps : [];

/** What is missing from a page's badges. Cost is not on them. */
const pageGaps = (picture: ProjectPicture, page: 'team' | 'keys'): readonly Gap[] => {
  const gaps = [
    ...gapsOf(picture.keys, 'keys'),
    ...gapsOf(picture.members, 'members'),
    ...(page === 'team' ? gapsOf(picture.invites, 'invites') : gapsOf(picture.expiredKeys, 'expired-keys')),
    ...usageGaps(picture),
  ];
  return gaps.some(({ reason }) => reason === 'own-keys-only') ? gaps.filter((gap) => !saidByOwnKeysOnly(gap)) : gaps;
};

/** What a person on this page must know is missing; `null` when nothing is. */
export const noticeFor = (picture: ProjectPicture, page: 'team' | 'keys', t: Translate): string | null =>
  gapLines(pageGaps(picture, page), t).join(' ') || null;
