import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { type Answer, failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import type { ApiKey, Invite, Member, Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OWN_KEYS_ONLY, TODAY } from '../testing';
import { type Baseline, EMPTY } from './baseline';
import { compareReading } from './compare';
import type { Change, WatchedPart } from './event';
import { type Lists, replay } from './testing/replay';

const DAY_MS = 86_400_000;
const counts = { worlds: 0, steps: 0, changes: 0 };
afterAll(() => {
  const { worlds, steps, changes } = counts;
  console.info(`replayed: ${worlds} worlds, ${steps} readings, ${changes} changes`);
});

const ID = fc.nat({ max: 5 });
const keyArb = fc.record({
  id: ID,
  by: ID,
  comment: fc.constantFrom('a', 'b', ''),
  tags: fc.constantFrom<string[]>([], ['x'], ['y', 'x']),
  scope: fc.constantFrom('owner', 'admin', 'member', 'usage:write'),
  endsIn: fc.constantFrom(null, null, -3, 2, 20),
});
const memberArb = fc.record({
  id: ID,
  role: fc.constantFrom('owner', 'admin', 'member'),
  name: fc.constantFrom('A', 'B'),
});
const inviteArb = fc.record({ id: ID, role: fc.constantFrom('admin', 'member') });
const faultArb = fc.constantFrom('none', 'none', 'none', 'partial', 'failed');

/** One state of a project, and how each part of the reading of it goes. */
const stepArb = fc.record({
  keys: fc.uniqueArray(keyArb, { selector: ({ id }) => id, maxLength: 5 }),
  members: fc.uniqueArray(memberArb, { selector: ({ id }) => id, maxLength: 5 }),
  invites: fc.uniqueArray(inviteArb, { selector: ({ id }) => id, maxLength: 3 }),
  used: fc.dictionary(fc.constantFrom('k0', 'k1', 'k2', 'k3'), fc.uniqueArray(fc.nat({ max: 12 }), { maxLength: 10 })),
  faults: fc.record({ keys: faultArb, members: faultArb, invites: faultArb, usage: faultArb }),
  after: fc.constantFrom(60_000, 3_600_000, DAY_MS, 3 * DAY_MS),
});
type Step = typeof stepArb extends fc.Arbitrary<infer S> ? S : never;

const faulty = <T>(value: T, how: string): Answer<T> => {
  if (how === 'failed') return failed(FAULT);
  return how === 'partial' ? withGaps(value, [OWN_KEYS_ONLY]) : whole(value);
};

const readingOf = ({ keys, members, invites, used, faults }: Step, takenAt: number): Snapshot => {
  const listed = keys.map(({ id, by, comment, tags, scope, endsIn }): ApiKey => {
    const expires = endsIn === null ? {} : { expires: `${addDays(TODAY, endsIn)}T10:00:00Z` };
    return aKey(`k${id}`, `m${by}`, { comment, tags, scopes: [scope], ...expires });
  });
  const people = members.map(({ id, role, name }): Member => aMember(`m${id}`, role, { firstName: name }));
  const invited = invites.map(({ id, role }): Invite => ({ email: `m${id}@northwind.example`, scope: role }));
  const figures = Object.entries(used).map(([id, days]) => [
    id,
    Object.fromEntries(days.map((day) => [addDays(TODAY, -day), 3])),
  ]);
  return aSnapshot({
    takenAt,
    keys: faulty(listed, faults.keys),
    members: faulty(people, faults.members),
    invites: faulty(invited, faults.invites),
    usage: faulty(aSeries(Object.fromEntries(figures)), faults.usage),
  });
};

const listsOf = ({ keys, members, invites }: Baseline): Lists => ({
  keys: new Map((keys?.value ?? []).map((key) => [key.keyId, key])),
  members: new Map((members?.value ?? []).map((member) => [member.memberId, member])),
  invites: new Map((invites?.value ?? []).map((invite) => [invite.email, invite])),
});

const partOf = ({ name }: Change): WatchedPart | null => {
  const [noun] = name.split('.');
  if (noun === 'key') return 'keys';
  if (noun === 'traffic') return 'usage';
  if (noun === 'invite') return 'invites';
  return noun === 'member' || noun === 'owners' ? 'members' : null;
};

const sorted = (lists: Lists): unknown =>
  Object.fromEntries(Object.entries(lists).map(([name, map]) => [name, [...map].sort(([a], [b]) => (a < b ? -1 : 1))]));

it('in any world, under any faults, the changes replayed on the first whole reading give the last one, and none is told of a part that was not whole on both sides', {
  timeout: 300_000,
}, () => {
  holds(
    fc.property(fc.array(stepArb, { minLength: 30, maxLength: 30 }), (steps) => {
      counts.worlds++;
      let at = NOW - 60 * DAY_MS;
      let baseline: Baseline = EMPTY;
      let replayed = listsOf(EMPTY);
      for (const step of steps) {
        counts.steps++;
        at += step.after;
        const before = baseline;
        const snapshot = readingOf(step, at);
        const next = compareReading(before, snapshot);
        ({ baseline } = next);
        // The first whole value of a part is inventory.
        const inventory = listsOf(baseline);
        if (!before.keys) replayed = { ...replayed, keys: inventory.keys };
        if (!before.members) replayed = { ...replayed, members: inventory.members };
        if (!before.invites) replayed = { ...replayed, invites: inventory.invites };
        for (const { change, from, to } of next.told) {
          counts.changes++;
          replayed = replay(replayed, change);
          const part = partOf(change);
          if (!part) continue;
          expect([change.name, before[part] !== undefined, snapshot[part].state]).toEqual([change.name, true, 'whole']);
          expect([from, to]).toEqual([before[part]?.readAt, at]);
        }
        expect(sorted(replayed)).toEqual(sorted(inventory));
      }
    }),
    { numRuns: 1_000 },
  );
});

it('the same reading twice brings no change', () => {
  holds(
    fc.property(stepArb, (step) => {
      const { baseline } = compareReading(EMPTY, readingOf(step, NOW));
      const again = compareReading(baseline, readingOf(step, NOW + 60_000));
      const moved = again.told.filter(({ change }) => partOf(change) !== null);
      expect(moved).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
