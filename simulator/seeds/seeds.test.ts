import { describe, expect, it } from 'vitest';
import { AFTERNOON } from '../proof/ask';
import { DAY_MS, dayOf } from '../world/days';
import { createWorld, type Seed } from '../world/world';
import { largeSeed } from './large';
import { ROWS_ADMIN_KEY_ID, ROWS_PROJECT_ID, rowsSeed } from './rows';
import { PROJECT_ID, smallSeed } from './small';
import { KEYS } from './small-keys';
import { PEOPLE } from './small-people';
import { weekOf } from './traffic';

const worldOf = (seed: Seed, now = AFTERNOON) => createWorld({ now: () => now, seed });

describe('the small team', () => {
  it('is the same at every start', () => {
    const [one, other] = [worldOf(smallSeed), worldOf(smallSeed)].map((world) => world.project(PROJECT_ID));
    expect(one).toEqual(other);
  });

  it('has the same ids at any time of day', () => {
    const ids = (now: number) => [...worldOf(smallSeed, now).project(PROJECT_ID).keys.keys()];
    expect(ids(Date.parse('2026-11-20T00:00:01Z'))).toEqual(ids(Date.parse('2027-03-01T23:59:59Z')));
  });

  it('has two keys that nothing tells apart, at any time of day', () => {
    const { keys } = worldOf(smallSeed, Date.parse('2026-11-20T00:00:01Z')).project(PROJECT_ID);
    const told = [KEYS.testOne.id, KEYS.testTwo.id].map((id) => {
      const key = keys.get(id);
      return [key?.comment, key?.creatorId, key?.scopes, dayOf(key?.createdAt ?? 0)];
    });
    expect(told[0]).toEqual(told[1]);
  });

  it('has keys of the Playground: of one person and day, for eight hours, one of them expired', () => {
    const { keys } = worldOf(smallSeed).project(PROJECT_ID);
    const made = [...keys.values()].filter(({ comment }) => comment === KEYS.playground.comment);
    expect(new Set(made.map(({ creatorId }) => creatorId))).toEqual(new Set([PEOPLE.maya.id]));
    for (const { scopes, createdAt, expiresAt = 0 } of made) {
      expect(scopes).toEqual([]);
      expect(expiresAt - createdAt).toBe(8 * 3_600_000);
    }
    expect(made.filter(({ createdAt }) => dayOf(createdAt) === dayOf(AFTERNOON))).toHaveLength(3);
    expect(made.filter(({ expiresAt = 0 }) => expiresAt < AFTERNOON)).toHaveLength(1);
  });

  it('has two members of one name, and one comment of both', () => {
    const name = ({ firstName, lastName }: { firstName?: string; lastName?: string }) => `${firstName} ${lastName}`;
    expect(name(PEOPLE.sam)).toBe(name(PEOPLE.otherSam));
    expect(KEYS.samBackend.comment).toBe(KEYS.otherSamBackend.comment);
  });

  it('has one Owner, and a monthly job that is older than a year', () => {
    const { members, usage } = worldOf(smallSeed).project(PROJECT_ID);
    expect([...members.values()].filter(({ role }) => role === 'owner')).toHaveLength(1);
    const days = usage.filter(({ accessor }) => accessor === KEYS.monthly.id).map(({ day }) => day);
    expect(days.every((day) => day < dayOf(AFTERNOON - 7 * DAY_MS))).toBe(true);
    expect(days.some((day) => day < dayOf(AFTERNOON - 365 * DAY_MS))).toBe(true);
  });
});

describe('the seeds by size', () => {
  it('have exactly as many members and keys as were asked for', () => {
    const { members, keys } = worldOf(rowsSeed({ members: 7, keys: 100 })).project(ROWS_PROJECT_ID);
    expect([members.size, keys.size]).toEqual([7, 100]);
    expect(keys.get(ROWS_ADMIN_KEY_ID)?.scopes).toEqual(['admin']);
  });

  it('use about a tenth of the keys a day for 90 days', () => {
    const { members, keys, usage } = worldOf(largeSeed).project(ROWS_PROJECT_ID);
    expect([members.size, keys.size]).toEqual([1_000, 10_000]);
    const yesterday = usage.filter(({ day }) => day === dayOf(AFTERNOON - DAY_MS));
    expect(yesterday.length).toBeGreaterThan(900);
    expect(yesterday.length).toBeLessThan(1_100);
    expect(new Set(usage.map(({ day }) => day)).has(dayOf(AFTERNOON - 89 * DAY_MS))).toBe(true);
  });
});

it('spreads a week so that any seven days add up', () => {
  for (const perWeek of [1, 21, 240, 8_210]) {
    const week = weekOf(perWeek);
    expect(week.reduce((sum, count) => sum + count, 0)).toBe(perWeek);
    expect(week.every((count) => count >= 0)).toBe(true);
  }
});
