import { addDays, DAY_MS, dayOf } from '../world/days';
import { uuidOf } from '../world/ids';
import type { SimProject } from '../world/types';
import type { Seed, World } from '../world/world';
import { KEYS, SANDBOX_KEYS, type SeedKey } from './small-keys';
import { INVITED, PEOPLE, ROLES_OF } from './small-people';
import { addRow, addTraffic, type TrafficKind } from './traffic';

export const PROJECT_ID = '11111111-0001-4111-8111-000000000001';
export const SANDBOX_ID = '22222222-0002-4222-8222-000000000002';

/** What kind of traffic a key sends, where it isn't streamed speech to text. */
const KINDS: Partial<Record<keyof typeof KEYS, TrafficKind>> = {
  botSpeak: { endpoint: 'speak', method: 'sync', model: 'aura-2', featureSet: 'encoding' },
  botAgent: { endpoint: 'agent', method: 'streaming', model: 'nova-3', featureSet: 'keyterm' },
  botRead: { endpoint: 'read', method: 'sync', model: 'general', featureSet: 'summarize' },
  ingest: { method: 'async', featureSet: 'diarize' },
  roleCapped: { method: 'sync', model: 'nova-2', deployment: 'beta' },
  staging: { deployment: 'self-hosted' },
};

const plant = (world: World, project: SimProject, seed: SeedKey, kind: TrafficKind = {}): void => {
  const now = world.clock.now();
  const { id, secret, comment, scopes, tags, age, expiresIn, staysListed, traffic } = seed;
  const expiresAt = expiresIn === undefined ? undefined : now + Math.round(expiresIn * DAY_MS);
  world.createKey(project.id, PEOPLE[seed.by].id, {
    id,
    secret,
    comment,
    scopes: [...scopes],
    createdAt: now - Math.round(age * DAY_MS),
    ...(tags ? { tags: [...tags] } : {}),
    ...(staysListed ? { staysListed } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  });
  const until = expiresAt === undefined ? {} : { until: expiresAt };
  if (traffic) addTraffic(world, project, id, traffic.perWeek, { ...traffic, ...kind, ...until });
};

const plantMonthlyJob = (world: World, project: SimProject): void => {
  const today = dayOf(world.clock.now());
  for (let ago = 16; ago <= 406; ago += 30) {
    addRow(project, KEYS.monthly.id, addDays(today, -ago), 180, { method: 'async' });
  }
};

const addMoney = (project: SimProject, now: number): void => {
  project.balances.push({
    id: uuidOf(`balance ${project.id}`),
    amount: 1482.35,
    units: 'usd',
    purchaseOrderId: uuidOf(`order ${project.id}`),
  });
  project.purchases.push({
    id: uuidOf(`order ${project.id}`),
    amount: 2000,
    units: 'usd',
    orderType: 'promotional',
    createdAt: now - 200 * DAY_MS,
    expiresAt: now + 165 * DAY_MS,
  });
};

const plantSandbox = (world: World): void => {
  const sandbox = world.addProject(SANDBOX_ID, 'Sandbox');
  world.addMember(SANDBOX_ID, PEOPLE.maya, 'owner');
  world.addMember(SANDBOX_ID, PEOPLE.sam, 'member');
  for (const seed of Object.values(SANDBOX_KEYS)) plant(world, sandbox, seed);
  addMoney(sandbox, world.clock.now());
};

/** A small team that shows every state once, and a second project. Maya, the Owner, is signed in. */
export const smallSeed: Seed = (world) => {
  const now = world.clock.now();
  const project = world.addProject(PROJECT_ID, 'Voice Platform EU');
  const people = Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]; // PEOPLE is a literal: its keys are known
  for (const name of people) world.addMember(PROJECT_ID, PEOPLE[name], ROLES_OF[name]);
  const names = Object.keys(KEYS) as (keyof typeof KEYS)[]; // likewise
  for (const name of names) plant(world, project, KEYS[name], KINDS[name]);
  plantMonthlyJob(world, project);
  addTraffic(world, project, null, 21, { from: 40, to: 9, method: 'sync', featureSet: 'punctuate' });
  world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'admin');
  world.removeMember(PROJECT_ID, PEOPLE.left.id);
  world.deleteKey(PROJECT_ID, KEYS.deleted.id);
  for (const { email, scope, daysAgo } of INVITED) {
    world.invite(PROJECT_ID, email, scope).invitedAt = now - daysAgo * DAY_MS;
  }
  addMoney(project, now);
  plantSandbox(world);
  world.signedIn = PEOPLE.maya.id;
};

/** Secrets for tests and the demo, by what a key may do. */
export const SECRETS = {
  /** Admin role: sees everything. */
  admin: KEYS.admin.secret,
  /** The least that sees all keys, members, usage and cost; not invites, if their scopes are needed. */
  least: KEYS.least.secret,
  leastWithInvites: KEYS.leastWithInvites.secret,
  /** Member role: sees its creator's own keys only. */
  member: KEYS.member.secret,
  expired: KEYS.expired.secret,
  /** Sees all keys and members, not usage. */
  withoutUsage: KEYS.withoutUsage.secret,
  /** Sees all keys, members and usage, not cost. */
  withoutCost: KEYS.withoutCost.secret,
  /** Sends audio only: reads nothing. */
  sendsOnly: KEYS.botListen.secret,
  deleted: KEYS.deleted.secret,
  orphan: KEYS.orphan.secret,
  /** Admin role in Sandbox, the other project. */
  sandbox: SANDBOX_KEYS.sandbox.secret,
} as const;
