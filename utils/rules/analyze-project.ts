import type { KeyAnalysis, Options, ProjectAnalysis, UnmatchedAccessor } from './analysis';
import { analyzeMembers } from './analyze-members';
import { type Answer, gapsOf, map, missingFrom, seenIn, valueIn, withGaps } from './answer';
import { keyConcerns } from './concerns';
import { createCreatorLookup, withCreatorName } from './creators';
import { deepgramTime, windowAt } from './days';
import { createServiceAccountTest } from './service-accounts';
import type { ApiKey, Snapshot } from './snapshot';
import { keyStateOf } from './states/key-state';
import { busiestFirst, createCostReader, createUseReader, type UseReader } from './use/key-use';
import { readingDay } from './use/series';
import { lacksStoredKey } from './verdicts/evidence-issues';

/** Accessors with figures that are no listed key. With keys unseen, some of these may be theirs. */
const unmatchedIn = (snapshot: Snapshot, reader: UseReader): Answer<readonly UnmatchedAccessor[]> => {
  const { keys, expiredKeys, usage } = snapshot;
  if (usage.state === 'failed') return usage;
  if (keys.state === 'failed') return keys;
  const listed = new Set([...keys.value, ...seenIn(expiredKeys)].map(({ keyId }) => keyId.toLowerCase()));
  const found: UnmatchedAccessor[] = [];
  for (const accessor of reader.accessors()) {
    if (listed.has(accessor.toLowerCase())) continue;
    const use = valueIn(reader.useOf(accessor));
    if (use) found.push({ accessor, use });
  }
  found.sort((a, b) => busiestFirst(a.use, b.use));
  return withGaps(found, [...reader.gaps, ...missingFrom(keys), ...gapsOf(expiredKeys, 'expired-keys')]);
};

/** Whether no key and no member can be unseen: silence is told from such lists alone, as a verdict does. */
const listsAreWhole = (snapshot: Snapshot): boolean =>
  [snapshot.keys, snapshot.expiredKeys, snapshot.members].every(({ state }) => state === 'whole') &&
  !lacksStoredKey(snapshot);

/**
 * Joins the parts of a snapshot by `member_id` and judges them under `options`. The window ends on the day of the
 * reading; `now` (milliseconds, this machine's clock) decides only what has expired since. Never throws and never fills
 * a hole: what a missing part would have told is partial, failed or `unknown`.
 */
export const analyzeProject = (snapshot: Snapshot, options: Options, now: number): ProjectAnalysis => {
  const deepgramNow = deepgramTime(now, snapshot);
  const readOn = readingDay(snapshot);
  const isServiceAccount = createServiceAccountTest(options.serviceAccounts);
  const creatorOf = createCreatorLookup(snapshot.members, isServiceAccount);
  const reader = createUseReader(snapshot, options.windowDays, readOn);
  // Not `reader.window`, which has only the days that were read: verdicts judge by all of it.
  const window = windowAt(readOn, options.windowDays);
  const isListWhole = listsAreWhole(snapshot);
  const years = new Map(Object.entries(snapshot.years ?? {}));
  const canaries = new Set(snapshot.canaries);
  const costOf = createCostReader(snapshot.cost, options.windowDays, readOn);

  const draw = (listed: ApiKey, status: KeyAnalysis['status']): KeyAnalysis => {
    const { state: creator, member } = creatorOf(listed.creator.memberId);
    const key = withCreatorName(listed, member);
    const use = reader.useOf(key.keyId);
    // Deepgram ends the keys of a member who has left, so silence proves nothing of theirs.
    const isWhole = isListWhole && creator.state === 'member';
    const past = years.get(key.keyId) ?? null;
    const { windowDays } = options;
    const state = keyStateOf({ key, status, use, window, windowDays, isWhole, past });
    const isCanary = canaries.has(key.keyId.toLowerCase());
    const evidence = { key, status, creator, creatorScopes: member?.scopes ?? null, use, state, isCanary };
    const concerns = keyConcerns(evidence, options, deepgramNow);
    return { key, status, creator, use, cost: costOf(key.keyId), state, concerns };
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
    members: analyzeMembers({ snapshot, keys, reader, window, isServiceAccount, isListWhole }),
    invites: snapshot.invites,
    keys,
    expiredKeys,
    unmatched: unmatchedIn(snapshot, reader),
    useGaps: snapshot.usage.state === 'failed' ? gapsOf(snapshot.usage, 'usage') : reader.gaps,
  };
};
