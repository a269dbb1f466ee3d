import type { Card, CardQuery } from '../protocol/messages';
import type { ProjectAnalysis } from '../rules/analysis';
import type { Answer } from '../rules/answer';
import type { LogReading } from '../rules/snapshot';
import { keyCard } from './key-card';
import { inviteCard, memberCard } from './member-card';
import type { Translate } from './translate';

const find = <T>(answer: Answer<readonly T[]>, isIt: (value: T) => boolean): T | undefined =>
  answer.state === 'failed' ? undefined : answer.value.find(isIt);

/**
 * The card of one member, key or invite at `now` (milliseconds); `null` when the picture doesn't hold it.
 * @param logged What the request log told of the key, where it was asked for.
 */
export const cardFor = (
  analysis: ProjectAnalysis,
  { kind, id }: Pick<CardQuery, 'kind' | 'id'>,
  now: number,
  t: Translate,
  logged: LogReading | null = null,
): Card | null => {
  switch (kind) {
    case 'member': {
      const member = find(analysis.members, (candidate) => candidate.member.memberId === id);
      return member ? memberCard(member, analysis, now, t) : null;
    }
    case 'invite': {
      const invite = find(analysis.invites, (candidate) => candidate.email === id);
      return invite ? inviteCard(invite, analysis, now, t) : null;
    }
    case 'key': {
      const key =
        find(analysis.keys, (candidate) => candidate.key.keyId === id) ??
        find(analysis.expiredKeys, (candidate) => candidate.key.keyId === id);
      return key ? keyCard(key, analysis, now, t, logged) : null;
    }
  }
};
