import { type Answer, failed, type Gap, gapsOf, map, withGaps } from './answer';
import { isOnlyOwner, keyConcerns, memberConcerns } from './concerns';
import { dayOf } from './days';
import { createCostReader, createUseReader, type UseReader } from './key-use';
import type { CreatorState, KeyPicture, MemberPicture, Options, ProjectPicture, UnmatchedAccessor } from './picture';
import { roleOf } from './roles';
import { createServiceAccountTest } from './service-accounts';
import type { ApiKey, Member, Snapshot } from './snapshot';

/** Looks up what became of a key's creator. */
const createCreatorLookup = (
  members: Answer<readonly Member[]>,
  isServiceAccount: (email: string) => boolean,
): ((memberId: string) => { state: CreatorState; member: Member | null }) => {
  const known = new Map(members.state === 'failed' ? [] : members.value.map((member) => [member.memberId, member]));
  const states = new Map<string, CreatorState>();
  for (const member of known.values()) {
    states.set(member.memberId, {
      state: 'member',
      role: roleOf(member.scopes),
      serviceAccount: isServiceAccount(member.email),
    });
  }
  // Absence proves something only in a list that is whole.
  const absent: CreatorState = { state: members.state === 'whole' ? 'left' : 'unknown' };
  return (memberId) => ({ state: states.get(memberId) ?? absent, member: known.get(memberId) ?? null });
};

/** A key with its creator's name filled in from the members list (facts/deepgram-api.md 4.2). */
const named = (key: ApiKey, member: Member | null): ApiKey => {
  const { creator } = key;
  if (!member || creator.firstName !== undefined || creator.lastName !== undefined) return key;
  const { firstName, lastName } = member;
  if (firstName === undefined && lastName === undefined) return key;
  return {
    ...key,
    creator: {
      ...creator,
      ...(firstName !== undefined && { firstName }),
      ...(lastName !== undefined && { lastName }),
    },
  };
};

const requestsOf = (key: KeyPicture): number => (key.use.state === 'failed' ? 0 : key.use.value.inWindow);

const groupByCreator = (keys: readonly KeyPicture[]): Map<string, KeyPicture[]> => {
  const groups = new Map<string, KeyPicture[]>();
  for (const key of keys) {
    const group = groups.get(key.key.creator.memberId);
    if (group) group.push(key);
    else groups.set(key.key.creator.memberId, [key]);
  }
  for (const group of groups.values()) group.sort((a, b) => requestsOf(b) - requestsOf(a));
  return groups;
};

/** A member's requests: as whole as their keys and the usage are. */
const memberRequests = (
  keys: Answer<readonly KeyPicture[]>,
  usage: Answer<unknown>,
  usageGaps: readonly Gap[],
): Answer<number> => {
  if (keys.state === 'failed') return keys;
  if (usage.state === 'failed') return usage;
  const gaps = [...gapsOf(keys, 'keys'), ...usageGaps];
  return withGaps(
    keys.value.reduce((sum, key) => sum + requestsOf(key), 0),
    gaps,
  );
};

/** Accessors with figures that are no listed key. With keys unseen, some of these may be theirs. */
const unmatchedIn = (snapshot: Snapshot, reader: UseReader): Answer<readonly UnmatchedAccessor[]> => {
  const { keys, expiredKeys, usage } = snapshot;
  if (usage.state === 'failed') return usage;
  if (keys.state === 'failed') return keys;
  const listed = new Set(keys.value.map((key) => key.keyId));
  if (expiredKeys.state !== 'failed') for (const key of expiredKeys.value) listed.add(key.keyId);
  const found: UnmatchedAccessor[] = [];
  for (const accessor of reader.accessors()) {
    if (listed.has(accessor)) continue;
    const use = reader.useOf(accessor);
    if (use.state === 'failed') return use;
    found.push({ accessor, use: use.value });
  }
  found.sort((a, b) => b.use.inWindow - a.use.inWindow);
  return withGaps(found, [...reader.gaps, ...gapsOf(keys, 'keys'), ...gapsOf(expiredKeys, 'expired-keys')]);
};

/** The member behind the stored key, where it can be told. */
const viewerOf = (snapshot: Snapshot): string | null => {
  const { keyId } = snapshot.viewer;
  if (keyId === undefined || snapshot.keys.state === 'failed') return null;
  return snapshot.keys.value.find((key) => key.keyId === keyId)?.creator.memberId ?? null;
};

/**
 * Joins the parts of a snapshot by `member_id` and judges them under `options` at `now` (milliseconds, this machine's
 * clock). Never throws and never fills a hole: what a missing part would have told is partial, failed or `unknown`.
 */
export const drawPicture = (snapshot: Snapshot, options: Options, now: number): ProjectPicture => {
  const deepgramNow = now + (snapshot.clockOffset ?? 0);
  const today = dayOf(deepgramNow);
  const isServiceAccount = createServiceAccountTest(options.serviceAccounts);
  const creatorOf = createCreatorLookup(snapshot.members, isServiceAccount);
  const reader = createUseReader(snapshot.usage, options.windowDays, today);
  const costOf = createCostReader(snapshot.cost, options.windowDays, today);

  const draw = (listed: ApiKey, status: KeyPicture['status']): KeyPicture => {
    const { state: creator, member } = creatorOf(listed.creator.memberId);
    const key = named(listed, member);
    const use = reader.useOf(key.keyId);
    const evidence = { key, status, creator, creatorScopes: member?.scopes ?? null, use };
    const concerns = keyConcerns(evidence, options, deepgramNow);
    return { key, status, creator, use, cost: costOf(key.keyId), concerns };
  };

  const keys = map(snapshot.keys, (list) => list.map((key) => draw(key, 'active')));
  // The two lists are asked for one after the other, so a key that expires in between is in both.
  const active = new Set(keys.state === 'failed' ? [] : keys.value.map((key) => key.key.keyId));
  const expiredKeys = map(snapshot.expiredKeys, (list) =>
    list.filter((key) => !active.has(key.keyId)).map((key) => draw(key, 'expired')),
  );

  const groups = keys.state === 'failed' ? new Map<string, KeyPicture[]>() : groupByCreator(keys.value);
  const viewer = viewerOf(snapshot);
  const owners =
    snapshot.members.state === 'failed'
      ? []
      : snapshot.members.value.filter((member) => roleOf(member.scopes) === 'owner');

  const drawMember = (member: Member): MemberPicture => {
    const own = groups.get(member.memberId) ?? [];
    const seesOwnOnly = keys.state === 'partial' && keys.gaps.every((gap) => gap.reason === 'own-keys-only');
    // Where only the viewer's own keys are listed, of the viewer all are.
    const theirs: Answer<readonly KeyPicture[]> =
      member.memberId === viewer && seesOwnOnly
        ? withGaps(own, [])
        : keys.state === 'failed'
          ? failed(keys.fault)
          : map(keys, () => own);
    const requests = memberRequests(theirs, snapshot.usage, reader.gaps);
    const serviceAccount = isServiceAccount(member.email);
    const onlyOwner = isOnlyOwner(member, owners, snapshot.members.state === 'whole');
    return {
      member,
      role: roleOf(member.scopes),
      serviceAccount,
      keys: theirs,
      requests,
      concerns: memberConcerns({ serviceAccount, requests }, onlyOwner),
    };
  };

  return {
    projectId: snapshot.projectId,
    projectName: snapshot.projectName,
    takenAt: snapshot.takenAt,
    window: reader.window,
    members: map(snapshot.members, (list) => list.map(drawMember)),
    invites: snapshot.invites,
    keys,
    expiredKeys,
    unmatched: unmatchedIn(snapshot, reader),
  };
};
