import { type Answer, type Gap, gapsOf, map, seenIn, withGaps } from './answer';
import { memberConcerns } from './concerns';
import type { KeyPicture, MemberPicture, UseCount } from './picture';
import { roleOf } from './roles';
import type { Member, Snapshot } from './snapshot';
import { addUse, busiestFirst, seenUse, type UseReader } from './use/key-use';

/** Keys by the member who made them, busiest first. */
const groupByCreator = (keys: readonly KeyPicture[]): Map<string, KeyPicture[]> => {
  const groups = new Map<string, KeyPicture[]>();
  for (const key of keys) {
    const group = groups.get(key.key.creator.memberId);
    if (group) group.push(key);
    else groups.set(key.key.creator.memberId, [key]);
  }
  for (const group of groups.values()) group.sort((a, b) => busiestFirst(seenUse(a), seenUse(b)));
  return groups;
};

/** What a member's keys did: as whole as their list and the use of each are. */
const useOfAll = (
  keys: Answer<readonly KeyPicture[]>,
  usage: Answer<unknown>,
  projectGaps: readonly Gap[],
): Answer<UseCount> => {
  if (keys.state === 'failed') return keys;
  if (usage.state === 'failed') return usage;
  const own = keys.value.flatMap(({ use }) => gapsOf(use, 'usage'));
  const gaps = [...new Set([...gapsOf(keys, 'keys'), ...projectGaps, ...own])];
  return withGaps(addUse(keys.value.map(seenUse)), gaps);
};

/** The one member with the Owner role; `null` where there are more, or the list may hide one. */
const onlyOwnerIn = (members: Answer<readonly Member[]>): string | null => {
  if (members.state !== 'whole') return null;
  const [owner, ...others] = members.value.filter(({ scopes }) => roleOf(scopes) === 'owner');
  return owner && others.length === 0 ? owner.memberId : null;
};

/** The members with their keys, as far as `keys`, drawn from the same snapshot, show them. */
export const drawMembers = (
  snapshot: Snapshot,
  keys: Answer<readonly KeyPicture[]>,
  reader: UseReader,
  isServiceAccount: (email: string) => boolean,
): Answer<readonly MemberPicture[]> => {
  const groups = groupByCreator(seenIn(keys));
  const onlyOwner = onlyOwnerIn(snapshot.members);

  return map(snapshot.members, (members) =>
    members.map((member): MemberPicture => {
      const own = groups.get(member.memberId) ?? [];
      const theirs = map(keys, () => own);
      const use = useOfAll(theirs, snapshot.usage, reader.gaps);
      const serviceAccount = isServiceAccount(member.email);
      return {
        member,
        role: roleOf(member.scopes),
        serviceAccount,
        keys: theirs,
        use,
        concerns: memberConcerns({ serviceAccount, use }, member.memberId === onlyOwner),
      };
    }),
  );
};
