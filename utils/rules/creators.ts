import type { CreatorState } from './analysis';
import { type Answer, seenIn } from './answer';
import { roleOf } from './roles';
import type { ApiKey, Member } from './snapshot';

/** Looks up what became of a key's creator, and their row in the members list where it shows them. */
export type CreatorLookup = (memberId: string) => { readonly state: CreatorState; readonly member: Member | null };

export const createCreatorLookup = (
  members: Answer<readonly Member[]>,
  isServiceAccount: (email: string) => boolean,
): CreatorLookup => {
  // Absence proves something only in a list that is whole.
  const absent = { state: { state: members.state === 'whole' ? 'left' : 'unknown' }, member: null } as const;
  const known = new Map<string, ReturnType<CreatorLookup>>();
  for (const member of seenIn(members)) {
    const state: CreatorState = {
      state: 'member',
      role: roleOf(member.scopes),
      serviceAccount: isServiceAccount(member.email),
    };
    known.set(member.memberId, { state, member });
  }
  return (memberId) => known.get(memberId) ?? absent;
};

/** A key with its creator's name filled in from the members list (docs/deepgram/api.md 4.2). */
export const withCreatorName = (key: ApiKey, member: Member | null): ApiKey => {
  const { creator } = key;
  if (!member || creator.firstName !== undefined || creator.lastName !== undefined) return key;
  const { firstName, lastName } = member;
  const name = { ...(firstName !== undefined && { firstName }), ...(lastName !== undefined && { lastName }) };
  return { ...key, creator: { ...creator, ...name } };
};
