import type { DayRange, KeyAnalysis, MemberAnalysis, UseCount } from './analysis';
import { type Answer, type Gap, map, missingFrom, seenIn, withGaps } from './answer';
import { memberConcerns } from './concerns';
import { roleOf } from './roles';
import type { Member, Snapshot } from './snapshot';
import { memberStateOf } from './states/member-state';
import { addUse, busiestFirst, seenUse, type UseReader } from './use/key-use';

/** Keys by the member who made them, busiest first. */
const groupByCreator = (keys: readonly KeyAnalysis[]): Map<string, KeyAnalysis[]> => {
  const groups = new Map<string, KeyAnalysis[]>();
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
  keys: Answer<readonly KeyAnalysis[]>,
  usage: Answer<unknown>,
  projectGaps: readonly Gap[],
): Answer<UseCount> => {
  if (keys.state === 'failed') return keys;
  if (usage.state === 'failed') return usage;
  const own = keys.value.flatMap(({ use }) => missingFrom(use));
  const gaps = [...new Set([...missingFrom(keys), ...projectGaps, ...own])];
  return withGaps(addUse(keys.value.map(seenUse)), gaps);
};

/** The one member with the Owner role; `null` where there are more, or the list may hide one. */
const onlyOwnerIn = (members: Answer<readonly Member[]>): string | null => {
  const listed = members.state === 'whole' ? members.value : [];
  const [owner, ...others] = listed.filter(({ scopes }) => roleOf(scopes) === 'owner');
  return owner && others.length === 0 ? owner.memberId : null;
};

interface Ground {
  readonly snapshot: Snapshot;
  /** Analysed from the same snapshot. */
  readonly keys: Answer<readonly KeyAnalysis[]>;
  readonly reader: UseReader;
  /** The days that states look at, whatever of them was read. */
  readonly window: DayRange;
  readonly isServiceAccount: (email: string) => boolean;
  /** No key and no member can be unseen. */
  readonly isListWhole: boolean;
}

const plain = (email: string): string => email.trim().toLowerCase();

/**
 * Keys of accounts that are nobody's in the project now, by e-mail: a person who was invited again may have left them.
 */
const groupFormer = (keys: readonly KeyAnalysis[], members: readonly Member[]): Map<string, KeyAnalysis[]> => {
  const present = new Set(members.map(({ memberId }) => memberId));
  const groups = new Map<string, KeyAnalysis[]>();
  for (const key of keys) {
    const { memberId, email } = key.key.creator;
    if (present.has(memberId) || plain(email) === '') continue;
    groups.set(plain(email), [...(groups.get(plain(email)) ?? []), key]);
  }
  return groups;
};

/** Every address that a member's own keys may be under. */
const emailsOf = ({ email }: Member, own: readonly KeyAnalysis[]): readonly string[] => [
  ...new Set([email, ...own.map(({ key }) => key.creator.email)].map(plain)),
];

/** The members with their keys, as far as those are seen. */
export const analyzeMembers = ({
  snapshot,
  keys,
  reader,
  window,
  isServiceAccount,
  isListWhole,
}: Ground): Answer<readonly MemberAnalysis[]> => {
  const groups = groupByCreator(seenIn(keys));
  const former = groupFormer(seenIn(keys), seenIn(snapshot.members));
  const onlyOwner = onlyOwnerIn(snapshot.members);

  return map(snapshot.members, (members) =>
    members.map((member): MemberAnalysis => {
      const own = groups.get(member.memberId) ?? [];
      const theirs = map(keys, () => own);
      const use = useOfAll(theirs, snapshot.usage, reader.gaps);
      const serviceAccount = isServiceAccount(member.email);
      const isOnlyOwner = member.memberId === onlyOwner;
      const state = memberStateOf({
        keys: map(keys, () => [...own, ...emailsOf(member, own).flatMap((email) => former.get(email) ?? [])]),
        isOnlyOwner,
        isWhole: isListWhole,
        window,
      });
      return {
        member,
        role: roleOf(member.scopes),
        serviceAccount,
        keys: theirs,
        use,
        state,
        concerns: memberConcerns({ serviceAccount, use, isOnlyOwner }),
      };
    }),
  );
};
