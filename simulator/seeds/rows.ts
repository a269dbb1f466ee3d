import { addDays, DAY_MS, dayOf } from '../world/days';
import { uuidOf } from '../world/ids';
import { createRandom } from '../world/random';
import type { RoleName } from '../world/types';
import type { Seed } from '../world/world';
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
    const people = Array.from({ length: members }, (_, index) => {
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
    const today = dayOf(now);
    const calendar = Array.from({ length: days + PLANNED_DAYS }, (_, index) => addDays(today, index - days + 1));
    for (let index = 0; index < keys; index++) {
      const creator = people[index % members];
      if (!creator) break;
      const expired = index % 20 === 16;
      const expiresAt = now - (1 + (index % 30)) * DAY_MS;
      const key = world.createKey(project.id, creator.id, {
        id: uuidOf(`rows key ${index}`),
        comment: `${pick(random, uses, 'ci')} ${index}`,
        scopes: index === 0 ? ['admin'] : index % 3 === 0 ? ['usage:write'] : ['member'],
        tags: index % 4 === 0 ? [pick(random, tags, 'eu')] : [],
        createdAt: now - Math.floor((60 + random() * 300) * DAY_MS),
        ...(expired ? { expiresAt } : {}),
      });
      // One key in five is in use, about every other day.
      if (index % 5 !== 1) continue;
      for (const day of calendar) {
        if (random() < 0.5)
          addRow(project, key.id, day, 1 + Math.floor(random() * 200), expired ? { until: expiresAt } : {});
      }
    }
    world.signedIn = people[0]?.id ?? '';
  };
