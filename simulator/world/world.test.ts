import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../utils/testing/properties';
import { AFTERNOON } from '../proof/ask';
import { PROJECT_ID, smallSeed } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import { INVITED, PEOPLE } from '../seeds/small-people';
import { addDays, DAY_MS, dayOf } from './days';
import { LOG_DAYS, requestLog, requestPage } from './request-log';
import { requestsIn, seenRows } from './usage';
import { createWorld } from './world';

const small = (now: () => number = () => AFTERNOON) => {
  const world = createWorld({ now, seed: smallSeed });
  return { world, project: world.project(PROJECT_ID) };
};

const today = dayOf(AFTERNOON);

describe('removing a member', () => {
  it('takes their keys out of the list and leaves their past usage', () => {
    const { world, project } = small();
    const before = requestsIn(project, KEYS.prototype.id, '2026-01-01', today, AFTERNOON);
    world.removeMember(PROJECT_ID, PEOPLE.ana.id);
    expect(project.keys.has(KEYS.prototype.id)).toBe(false);
    expect(project.goneKeys.has(KEYS.prototype.id)).toBe(true);
    expect(requestsIn(project, KEYS.prototype.id, '2026-01-01', today, AFTERNOON)).toBe(before);
    expect(before).toBeGreaterThan(0);
  });

  it('stops the traffic of their keys at that moment', () => {
    const { world, project } = small();
    const soFar = requestsIn(project, KEYS.ingest.id, today, today, AFTERNOON);
    world.removeMember(PROJECT_ID, PEOPLE.tomas.id);
    world.clock.advance(3 * DAY_MS);
    const later = world.clock.now();
    expect(requestsIn(project, KEYS.ingest.id, today, dayOf(later), later)).toBe(soFar);
  });

  it('is refused for the sole Owner, who cannot leave or step down either', () => {
    const { world, project } = small();
    const refused = { reason: 'sole-owner' };
    expect(() => world.removeMember(PROJECT_ID, PEOPLE.maya.id)).toThrow(expect.objectContaining(refused));
    expect(() => world.leave(PROJECT_ID, PEOPLE.maya.id)).toThrow(expect.objectContaining(refused));
    expect(() => world.setRole(PROJECT_ID, PEOPLE.maya.id, 'admin')).toThrow(expect.objectContaining(refused));
    expect(project.members.get(PEOPLE.maya.id)?.role).toBe('owner');
  });
});

describe('invites', () => {
  it('become members with the role that was offered', () => {
    const { world, project } = small();
    const { id } = world.acceptInvite(PROJECT_ID, INVITED[0].email, { firstName: 'New' });
    expect(project.members.get(id)?.role).toBe('member');
    expect(project.invites.map(({ email }) => email)).toEqual([INVITED[1].email]);
  });

  it('are one per address, the latest', () => {
    const { world, project } = small();
    world.invite(PROJECT_ID, INVITED[0].email, 'admin');
    expect(project.invites.filter(({ email }) => email === INVITED[0].email)).toEqual([
      { email: INVITED[0].email, scope: 'admin', invitedAt: AFTERNOON },
    ]);
  });

  it('are refused for members', () => {
    const { world } = small();
    const act = () => world.invite(PROJECT_ID, PEOPLE.ana.email, 'admin');
    expect(act).toThrow(expect.objectContaining({ reason: 'already-member' }));
  });
});

describe('time', () => {
  it("fills today's figures as the day goes on, and never shows a day to come", () => {
    const { world, project } = small();
    const at = (hour: number) => {
      world.clock.set(Date.parse(`${today}T00:00:00Z`) + hour * 3_600_000);
      return requestsIn(project, KEYS.botListen.id, today, addDays(today, 10), world.clock.now());
    };
    const [night, noon, evening] = [at(0), at(12), at(23.99)];
    expect(night).toBe(0);
    expect(noon).toBeGreaterThan(0);
    expect(evening).toBeGreaterThan(noon);
    expect(noon / evening).toBeCloseTo(0.5, 1);
  });

  it('goes on with traffic when it is moved ahead', () => {
    const { world, project } = small();
    world.clock.advance(7 * DAY_MS);
    const end = dayOf(world.clock.now());
    expect(requestsIn(project, KEYS.ingest.id, addDays(end, -7), addDays(end, -1), world.clock.now())).toBe(8_210);
    expect(requestsIn(project, KEYS.expiresSoon.id, addDays(end, -3), end, world.clock.now())).toBe(0);
  });
});

describe('the request log', () => {
  it('always has as many requests of a key as its usage counts, at any moment', () => {
    const { world, project } = small();
    const keys = [KEYS.ingest, KEYS.testOne, KEYS.expiresSoon, KEYS.deleted].map(({ id }) => id);
    const ahead = fc.integer({ min: 0, max: 6 * DAY_MS });
    const check = (accessor: string, ms: number) => {
      world.clock.set(AFTERNOON + ms);
      const now = world.clock.now();
      const since = addDays(dayOf(now), -7);
      const logged = [...requestLog(project, now, { accessor, start: Date.parse(since) })];
      expect(logged).toHaveLength(requestsIn(project, accessor, since, dayOf(now), now));
      expect(logged.every(({ at }) => at <= now)).toBe(true);
    };
    holds(fc.property(fc.constantFrom(...keys), ahead, check), { numRuns: 60 });
  });

  it('is newest first, and its pages are the log in pieces', () => {
    const { project } = small();
    const whole = [...requestLog(project, AFTERNOON, { accessor: KEYS.voiceNotes.id })];
    const moments = whole.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
    const pages = Array.from({ length: Math.ceil(whole.length / 100) }, (_, page) =>
      requestPage(project, AFTERNOON, { accessor: KEYS.voiceNotes.id }, { page, limit: 100 }),
    );
    expect(pages.flat()).toEqual(whole);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
  });

  it('forgets what is older than 90 days, which usage does not', () => {
    const { project } = small();
    const { id } = KEYS.unused;
    expect([...requestLog(project, AFTERNOON, { accessor: id })]).toEqual([]);
    expect(requestsIn(project, id, addDays(today, -94), addDays(today, -LOG_DAYS), AFTERNOON)).toBeGreaterThan(0);
  });

  it('holds what was just recorded, still pending', () => {
    const { world, project } = small();
    world.recordUsage(PROJECT_ID, { accessor: KEYS.neverUsed.id, requests: 1 });
    const [first] = requestLog(project, AFTERNOON, { accessor: KEYS.neverUsed.id });
    expect(first).toMatchObject({ at: AFTERNOON, state: 'pending' });
    expect(seenRows(project, today, today, AFTERNOON).some(({ accessor }) => accessor === KEYS.neverUsed.id)).toBe(
      true,
    );
  });
});
