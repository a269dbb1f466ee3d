import { dayOf } from './days';
import { secretOf, uuidOf } from './ids';
import { Refusal } from './refusal';
import type { SimKey, SimProject, UsageRow } from './types';
import { stopUsage } from './usage';
import type { WorldCore } from './world';

export interface NewKey {
  comment: string;
  scopes: string[];
  tags?: string[];
  expiresAt?: number;
  /** Given ids and secrets are for seeds; otherwise the world makes them. */
  id?: string;
  secret?: string;
  createdAt?: number;
  staysListed?: true;
}

/**
 * Makes a key of `creatorId`. Nothing is checked but that they are a member: what a caller may ask is the API's rule.
 */
export const createKey = (core: WorldCore, projectId: string, creatorId: string, asked: NewKey): SimKey => {
  const project = core.project(projectId);
  if (!project.members.has(creatorId)) throw new Refusal('no-such-member');
  const id = asked.id ?? uuidOf(`key ${project.id} ${core.nextNumber()}`);
  const key: SimKey = {
    id,
    secret: asked.secret ?? secretOf(id),
    creatorId,
    comment: asked.comment,
    scopes: asked.scopes,
    tags: asked.tags ?? [],
    createdAt: asked.createdAt ?? core.clock.now(),
    ...(asked.expiresAt === undefined ? {} : { expiresAt: asked.expiresAt }),
    ...(asked.staysListed ? { staysListed: true } : {}),
  };
  project.keys.set(id, key);
  return key;
};

/** Takes a key away for good; its accessor stays in past usage (docs/deepgram/api.md 0.6). */
export const deleteKey = (core: WorldCore, projectId: string, keyId: string): SimKey => {
  const project = core.project(projectId);
  const key = project.keys.get(keyId);
  if (!key) throw new Refusal('no-such-key');
  project.keys.delete(keyId);
  project.goneKeys.set(keyId, key);
  stopUsage(project, keyId, core.clock.now());
  return key;
};

/**
 * What happens to a member's keys when they leave: dead, and listed no more (unless a key is marked to stay listed).
 */
export const endKeysOf = (core: WorldCore, project: SimProject, accountId: string): void => {
  for (const key of [...project.keys.values()]) {
    if (key.creatorId !== accountId) continue;
    if (key.staysListed) stopUsage(project, key.id, core.clock.now());
    else deleteKey(core, project.id, key.id);
  }
};

/** Adds traffic: at this very moment, unless a day is named. */
export const recordUsage = (
  core: WorldCore,
  projectId: string,
  use: Partial<UsageRow> & Pick<UsageRow, 'accessor' | 'requests'>,
): UsageRow => {
  const now = core.clock.now();
  const row: UsageRow = {
    day: dayOf(now),
    endpoint: 'listen',
    method: 'sync',
    model: 'nova-3',
    featureSet: 'smart_format',
    tags: use.accessor === null ? [] : (core.project(projectId).keys.get(use.accessor)?.tags ?? []),
    deployment: 'hosted',
    hours: use.requests / 60,
    usd: use.requests * 0.005,
    ...(use.day === undefined ? { at: now } : {}),
    ...use,
  };
  core.project(projectId).usage.push(row);
  return row;
};
