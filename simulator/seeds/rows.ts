import { addDays, DAY_MS, dayOf } from '../world/days';
import { uuidOf } from '../world/ids';
import { createRandom } from '../world/random';
import type { Account, RoleName, SimKey, SimProject } from '../world/types';
import type { Seed, World } from '../world/world';
import { addRow, PLANNED_DAYS } from './traffic';

const firstNames = ['Amina', 'Bruno', 'Chidi', 'Dana', 'Emil', 'Farah', 'Goran', 'Hana', 'Ivo', 'Jun', 'Kemal', 'Lea'];
const lastNames = ['Abe', 'Berg', 'Cruz', 'Diallo', 'Evans', 'Fischer', 'Gupta', 'Horvat', 'Ito', 'Jansen', 'Kaya'];
const uses = ['production', 'staging', 'ci', 'batch', 'mobile', 'call centre', 'captions', 'notebook', 'demo'];
const tags = ['production', 'eu', 'us', 'batch', 'mobile'];

const pick = <T>(random: () => number, from: readonly T[], fallback: T): T =>
  from[Math.floor(random() * from.length)] ?? fallback;

const roleAt = (index: number): RoleName => (index < 3 ? 'owner' : index % 12 === 0 ? 'admin' : 'member');

export interface Size {
  members: number;
  keys: number;
  /** Days of past use. Default 90. */
  days?: number;
}

export const ROWS_PROJECT_ID = '33333333-0003-4333-8333-000000000003';
/** Admin role, the first key of the first member: sees everything. */
export const ROWS_ADMIN_KEY_ID = uuidOf('rows key 0');

type Random = () => number;

const addPeople = (world: World, project: SimProject, members: number, random: Random): Account[] =>
  Array.from({ length: members }, (_, index) => {
    const firstName = pick(random, firstNames, 'Amina');
    const lastName = pick(random, lastNames, 'Abe');
    const account = {
      id: uuidOf(`rows member ${index}`),
      email: `person-${index}@bigcorp.example`,
      firstName,
      lastName,
    };
    return world.addMember(project.id, account, roleAt(index));
  });

const scopesAt = (index: number): string[] => {
  if (index === 0) return ['admin'];
  return index % 3 === 0 ? ['usage:write'] : ['member'];
};

/** When the key at a place expired, if it has: every twentieth. */
const expiryAt = (index: number, now: number): number | undefined =>
  index % 20 === 16 ? now - (1 + (index % 30)) * DAY_MS : undefined;

const addKey = (world: World, project: SimProject, creator: Account, index: number, random: Random): SimKey => {
  const now = world.clock.now();
  const expiresAt = expiryAt(index, now);
  return world.createKey(project.id, creator.id, {
    id: uuidOf(`rows key ${index}`),
    comment: `${pick(random, uses, 'ci')} ${index}`,
    scopes: scopesAt(index),
    tags: index % 4 === 0 ? [pick(random, tags, 'eu')] : [],
    createdAt: now - Math.floor((60 + random() * 300) * DAY_MS),
    ...(expiresAt !== undefined && { expiresAt }),
  });
};

/** About every other day. */
const addUse = (
  project: SimProject,
  keyId: string,
  until: number | undefined,
  calendar: string[],
  random: Random,
): void => {
  for (const day of calendar) {
    if (random() < 0.5)
      addRow(project, keyId, day, 1 + Math.floor(random() * 200), until === undefined ? {} : { until });
  }
};

/**
 * A project of exactly this size, the same at every start. On any day about a tenth of the keys is used; every key's
 * comment is its own, every twentieth key has expired.
 */
export const rowsSeed =
  ({ members, keys, days = 90 }: Size): Seed =>
  (world) => {
    const random = createRandom(20_26);
    const now = world.clock.now();
    const project = world.addProject(ROWS_PROJECT_ID, 'Contact Centre');
    const people = addPeople(world, project, members, random);
    const today = dayOf(now);
    const calendar = Array.from({ length: days + PLANNED_DAYS }, (_, index) => addDays(today, index - days + 1));
    for (let index = 0; index < keys; index++) {
      const creator = people[index % members];
      if (!creator) break;
      const key = addKey(world, project, creator, index, random);
      // One key in five is in use.
      if (index % 5 === 1) addUse(project, key.id, expiryAt(index, now), calendar, random);
    }
    world.signedIn = people[0]?.id ?? '';
  };
