import type { Concern, KeyPicture, Role } from '../picture';
import { roleOf } from '../roles';
import { seenUse } from '../use/key-use';
import { isVague } from './comments';
import type { FindingFacts } from './finding';

/** More than transcribing needs: a Member key can also grant tokens, which an application may do (docs/deepgram/api.md 4.13). */
const isBroad = (role: Role | null): role is 'owner' | 'admin' => role === 'owner' || role === 'admin';

/** An expired key is worth a word of its own while it was in use lately; else it is one of the pile. */
const matters = (concern: Concern, key: KeyPicture): boolean => concern.kind !== 'expired' || seenUse(key).used;

/** What one key brings up: its concerns, and what its role, comment and tags say beside its use. */
export const keyFindings = (picture: KeyPicture): FindingFacts[] => {
  const { key, status, concerns } = picture;
  const facts: FindingFacts[] = concerns.filter((concern) => matters(concern, picture));
  if (status === 'expired') return facts;
  const { requests, used } = seenUse(picture);
  const role = roleOf(key.scopes);
  if (isBroad(role) && used) facts.push({ kind: 'broad-role', role, requests });
  if (isVague(key.comment)) facts.push({ kind: 'vague-comment', comment: key.comment });
  if (key.tags.length === 0 && used) facts.push({ kind: 'untagged', requests });
  return facts;
};
