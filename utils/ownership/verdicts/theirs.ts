import { seenIn } from '../answer';
import type { KeyPicture, ProjectPicture } from '../picture';
import type { ApiKey, Member, Snapshot } from '../snapshot';

export interface TheirKey {
  readonly picture: KeyPicture;
  /** Of the same e-mail's account before it was removed and invited again. */
  readonly formerAccount: boolean;
}

const plain = (email: string): string => email.trim().toLowerCase();

export const memberIn = (snapshot: Snapshot, memberId: string): Member | null =>
  seenIn(snapshot.members).find((member) => member.memberId === memberId) ?? null;

/**
 * Every key seen that rests on a member, active ones first. What becomes of the keys of someone who was removed and invited
 * again is not documented (docs/deepgram/api.md 6.11), so keys of the same e-mail whose creator is nobody else in
 * the project are taken for theirs.
 */
export const keysOf = (picture: ProjectPicture, snapshot: Snapshot, memberId: string): TheirKey[] => {
  const listed = [...seenIn(picture.keys), ...seenIn(picture.expiredKeys)];
  const others = new Set(seenIn(snapshot.members).map((member) => member.memberId));
  const emails = new Set(
    [memberIn(snapshot, memberId), ...listed.map(({ key }) => key.creator)]
      .filter((person) => person?.memberId === memberId)
      .map((person) => plain(person?.email ?? ''))
      .filter((email) => email !== ''),
  );
  const isFormer = ({ creator }: ApiKey): boolean =>
    creator.memberId !== memberId && emails.has(plain(creator.email)) && !others.has(creator.memberId);
  return listed
    .map((key) => ({ picture: key, formerAccount: isFormer(key.key) }))
    .filter(({ picture: { key }, formerAccount }) => formerAccount || key.creator.memberId === memberId);
};

/** The one member with the Owner role is them. Only a whole list can say so. */
export const isOnlyOwner = (picture: ProjectPicture, memberId: string): boolean =>
  seenIn(picture.members).some(
    ({ member, concerns }) => member.memberId === memberId && concerns.some(({ kind }) => kind === 'only-owner'),
  );

/** The member whose account made the stored key, so who the viewer is; `null` where the keys seen don't tell. */
export const viewerMemberId = ({ viewer, keys, expiredKeys }: Snapshot): string | null =>
  [...seenIn(keys), ...seenIn(expiredKeys)].find(({ keyId }) => keyId === viewer.keyId)?.creator.memberId ?? null;
