import { type Answer, alsoMissing, type Gap, map, match, seenIn } from '../rules/answer';
import { addDays, dayOf, timeOf } from '../rules/days';
import type { ApiKey, Snapshot } from '../rules/snapshot';
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
  const today = dayOf(now + (client.clockOffset() ?? 0));
  const days = { from: addDays(today, -usageDays), to: today };
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

/**
 * A key that both lists hold goes to one of them, by its expiry: what `status` leaves out is not documented
 * (docs/deepgram/api.md 4.2).
 */
const tellApart = (keys: Keys, expiredKeys: Keys, now: number): { readonly keys: Keys; readonly expiredKeys: Keys } => {
  const activeIds = new Set(seenIn(keys).map(({ keyId }) => keyId));
  const isPast = ({ expires }: ApiKey): boolean => expires !== undefined && (timeOf(expires) ?? Infinity) <= now;
  const past = new Set<string>();
  for (const key of seenIn(expiredKeys)) if (activeIds.has(key.keyId) && isPast(key)) past.add(key.keyId);
  return {
    keys: map(keys, (list) => list.filter(({ keyId }) => !past.has(keyId))),
    expiredKeys: map(expiredKeys, (list) => list.filter(({ keyId }) => past.has(keyId) || !activeIds.has(keyId))),
  };
};

/**
 * Why the key lists may not be the whole project's. A viewer who may read the members sees every key; one who is
 * refused them gets their own keys only, with nothing in the answer to show it (docs/deepgram/api.md 0.2).
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
