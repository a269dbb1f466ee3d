import { type Answer, alsoMissing, type Gap, map, match } from '../ownership/answer';
import type { ApiKey, Snapshot } from '../ownership/snapshot';
import { daysUntil, timeOf } from './days';
import { readInvites, readKeys, readMembers } from './read-people';
import { readCost, readUsage } from './read-series';
import { missingPeopleScopes } from './scopes';
import type { ReadProjectQuery } from './types';

/**
 * Reads a project in six calls, however large it is. Each part is whole, partial or failed on its own; never rejects.
 * "Today" is Deepgram's: its clock is taken from the first answer, before the days to ask for are fixed.
 */
export const readProject = async ({
  client,
  projectId,
  projectName,
  now,
  usageDays,
  viewer,
  signal,
}: ReadProjectQuery): Promise<Snapshot> => {
  const params = { project_id: projectId };
  const get = <T>(
    part: string,
    query: Readonly<Record<string, string>>,
    read: (body: unknown, endpoint: string) => Answer<T>,
  ): Promise<Answer<T>> => client.get({ path: `/v1/projects/{project_id}/${part}`, params, query, read }, signal);

  const active = get('keys', { status: 'active' }, readKeys);
  const expired = get('keys', { status: 'expired' }, readKeys);
  const people = get('members', {}, readMembers);
  const pending = get('invites', {}, readInvites);

  await Promise.race([active, expired, people, pending]);
  const days = daysUntil(now + (client.clockOffset() ?? 0), usageDays);
  const range = { start: days.from, end: days.to, grouping: 'accessor' };
  const used = get('usage/breakdown', range, readUsage(days));
  const billed = get('billing/breakdown', range, readCost(days));

  const [keys, expiredKeys, members, invites, usage, cost] = await Promise.all([
    active,
    expired,
    people,
    pending,
    used,
    billed,
  ]);
  const clockOffset = client.clockOffset();
  const told = tellApart(keys, expiredKeys, now + (clockOffset ?? 0));
  const hidden = hiddenKeys(members, viewer.scopes);
  return {
    projectId,
    projectName,
    takenAt: now,
    ...(clockOffset !== undefined && { clockOffset }),
    viewer,
    keys: alsoMissing(told.keys, hidden),
    expiredKeys: alsoMissing(told.expiredKeys, hidden),
    members,
    invites,
    usage,
    cost,
  };
};

type Keys = Answer<readonly ApiKey[]>;

const listOf = <T>(answer: Answer<readonly T[]>): readonly T[] =>
  match<readonly T[], readonly T[]>(answer, { whole: (value) => value, partial: (value) => value, failed: () => [] });

/** A key that both lists hold goes to one of them, by its expiry: what `status` leaves out is not documented (facts 4.2). */
const tellApart = (keys: Keys, expiredKeys: Keys, now: number): { readonly keys: Keys; readonly expiredKeys: Keys } => {
  const activeIds = new Set(listOf(keys).map(({ keyId }) => keyId));
  const isPast = ({ expires }: ApiKey): boolean => expires !== undefined && (timeOf(expires) ?? Infinity) <= now;
  const past = new Set<string>();
  for (const key of listOf(expiredKeys)) if (activeIds.has(key.keyId) && isPast(key)) past.add(key.keyId);
  return {
    keys: map(keys, (list) => list.filter(({ keyId }) => !past.has(keyId))),
    expiredKeys: map(expiredKeys, (list) => list.filter(({ keyId }) => past.has(keyId) || !activeIds.has(keyId))),
  };
};

/**
 * Why the key lists may not be the whole project's. Whoever may read the members sees every key; whoever is refused them
 * gets their own keys only, with nothing in the answer to show it (facts/deepgram-api.md 0.2).
 */
const hiddenKeys = (members: Answer<unknown>, viewerScopes: readonly string[] | undefined): readonly Gap[] =>
  match<unknown, readonly Gap[]>(members, {
    whole: () => [],
    partial: () => [],
    failed: (fault) =>
      fault.kind === 'forbidden'
        ? [{ reason: 'own-keys-only', missingScopes: missingPeopleScopes(viewerScopes) }]
        : [{ reason: 'part-failed', part: 'members', fault }],
  });
