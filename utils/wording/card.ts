import type { Card, CardQuery } from '../messages';
import type { Answer } from '../ownership/answer';
import type { ProjectPicture } from '../ownership/picture';
import type { LogReading } from '../ownership/snapshot';
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
  picture: ProjectPicture,
  { kind, id }: Pick<CardQuery, 'kind' | 'id'>,
  now: number,
  t: Translate,
  logged: LogReading | null = null,
): Card | null => {
  switch (kind) {
    case 'member': {
      const member = find(picture.members, (candidate) => candidate.member.memberId === id);
      return member ? memberCard(member, picture, now, t) : null;
    }
    case 'invite': {
      const invite = find(picture.invites, (candidate) => candidate.email === id);
      return invite ? inviteCard(invite, picture, now, t) : null;
    }
    case 'key': {
      const key =
        find(picture.keys, (candidate) => candidate.key.keyId === id) ??
        find(picture.expiredKeys, (candidate) => candidate.key.keyId === id);
      return key ? keyCard(key, picture, now, t, logged) : null;
    }
  }
};
