import type { KeyAnalysis, ProjectAnalysis } from '../analysis';
import { seenIn } from '../answer';
import type { ApiKey, Member, Snapshot } from '../snapshot';

export interface MemberKey {
  readonly analysis: KeyAnalysis;
  /** Of the same e-mail's account before it was removed and invited again. */
  readonly formerAccount: boolean;
}

const plain = (email: string): string => email.trim().toLowerCase();

export const memberIn = (snapshot: Snapshot, memberId: string): Member | null =>
  seenIn(snapshot.members).find((member) => member.memberId === memberId) ?? null;

/**
 * Every key seen that rests on a member, active ones first. What becomes of the keys of someone who was removed and
 * invited again is not documented (docs/deepgram/api.md 6.11), so keys of the same e-mail whose creator is nobody else
 * in the project are taken for theirs.
 */
export const keysOf = (analysis: ProjectAnalysis, snapshot: Snapshot, memberId: string): MemberKey[] => {
  const listed = [...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)];
  const others = new Set(seenIn(snapshot.members).map((member) => member.memberId));
  const emails = new Set(
    [memberIn(snapshot, memberId), ...listed.map(({ key }) => key.creator)]
      .flatMap((person) => (person?.memberId === memberId ? [plain(person.email)] : []))
      .filter((email) => email !== ''),
  );
  const isFormer = ({ creator }: ApiKey): boolean =>
    creator.memberId !== memberId && emails.has(plain(creator.email)) && !others.has(creator.memberId);
  return listed
    .map((key) => ({ analysis: key, formerAccount: isFormer(key.key) }))
    .filter(({ analysis: { key }, formerAccount }) => formerAccount || key.creator.memberId === memberId);
};

/** The one member with the Owner role is them. Only a whole list can say so. */
export const isOnlyOwner = (analysis: ProjectAnalysis, memberId: string): boolean =>
  seenIn(analysis.members).some(
    ({ member, concerns }) => member.memberId === memberId && concerns.some(({ kind }) => kind === 'only-owner'),
  );

/** The member whose account made the stored key, so who the viewer is; `null` where the keys seen don't tell. */
export const viewerMemberId = ({ viewer, keys, expiredKeys }: Snapshot): string | null =>
  [...seenIn(keys), ...seenIn(expiredKeys)].find(({ keyId }) => keyId === viewer.keyId)?.creator.memberId ?? null;
