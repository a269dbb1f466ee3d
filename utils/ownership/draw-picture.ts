import { type Answer, gapsOf, map, seenIn, withGaps } from './answer';
import { keyConcerns } from './concerns';
import { createCreatorLookup, withCreatorName } from './creators';
import { drawMembers } from './draw-members';

import type { KeyPicture, Options, ProjectPicture, UnmatchedAccessor } from './picture';

import { createServiceAccountTest } from './service-accounts';
import type { ApiKey, Snapshot } from './snapshot';
import { busiestFirst, createCostReader, createUseReader, type UseReader } from './use/key-use';
import { readingDay } from './use/series';

/** Accessors with figures that are no listed key. With keys unseen, some of these may be theirs. */
const unmatchedIn = (snapshot: Snapshot, reader: UseReader): Answer<readonly UnmatchedAccessor[]> => {
  const { keys, expiredKeys, usage } = snapshot;
  if (usage.state === 'failed') return usage;
  if (keys.state === 'failed') return keys;
  const listed = new Set([...keys.value, ...seenIn(expiredKeys)].map(({ keyId }) => keyId.toLowerCase()));
  const found: UnmatchedAccessor[] = [];
  for (const accessor of reader.accessors()) {
    if (listed.has(accessor.toLowerCase())) continue;
    const use = reader.useOf(accessor);
    if (use.state === 'failed') return use;
    found.push({ accessor, use: use.value });
  }
  found.sort((a, b) => busiestFirst(a.use, b.use));
  return withGaps(found, [...reader.gaps, ...gapsOf(keys, 'keys'), ...gapsOf(expiredKeys, 'expired-keys')]);
};

/**
 * Joins the parts of a snapshot by `member_id` and judges them under `options`. The window ends on the day of the reading;
 * `now` (milliseconds, this machine's clock) decides only what has expired since. Never throws and never fills a hole: what
 * a missing part would have told is partial, failed or `unknown`.
 */
export const drawPicture = (snapshot: Snapshot, options: Options, now: number): ProjectPicture => {
  const deepgramNow = now + (snapshot.clockOffset ?? 0);
  const readOn = readingDay(snapshot);
  const isServiceAccount = createServiceAccountTest(options.serviceAccounts);
  const creatorOf = createCreatorLookup(snapshot.members, isServiceAccount);
  const reader = createUseReader(snapshot, options.windowDays, readOn);
  const costOf = createCostReader(snapshot.cost, options.windowDays, readOn);

  const draw = (listed: ApiKey, status: KeyPicture['status']): KeyPicture => {
    const { state: creator, member } = creatorOf(listed.creator.memberId);
    const key = withCreatorName(listed, member);
    const use = reader.useOf(key.keyId);
    const evidence = { key, status, creator, creatorScopes: member?.scopes ?? null, use };
    const concerns = keyConcerns(evidence, options, deepgramNow);
    return { key, status, creator, use, cost: costOf(key.keyId), concerns };
  };

  const keys = map(snapshot.keys, (list) => list.map((key) => draw(key, 'active')));
  // The two lists are asked for one after the other, so a key that expires in between is in both.
  const active = new Set(seenIn(keys).map(({ key }) => key.keyId));
  const expiredKeys = map(snapshot.expiredKeys, (list) =>
    list.filter((key) => !active.has(key.keyId)).map((key) => draw(key, 'expired')),
  );

  return {
    projectId: snapshot.projectId,
    projectName: snapshot.projectName,
    takenAt: snapshot.takenAt,
    window: reader.window,
    members: drawMembers(snapshot, keys, reader, isServiceAccount),
    invites: snapshot.invites,
    keys,
    expiredKeys,
    unmatched: unmatchedIn(snapshot, reader),
    useGaps: snapshot.usage.state === 'failed' ? gapsOf(snapshot.usage, 'usage') : reader.gaps,
  };
};
