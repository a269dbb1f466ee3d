import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { whole } from '../answer';
import type { Member } from '../snapshot';
import { aKey, aMember, aSnapshot, NOW } from '../testing';
import { type Baseline, EMPTY } from './baseline';
import { compareReading, type PeopleThen } from './compare';
import type { Change } from './event';
import { membersBefore } from './people-then';

const HOUR = 3_600_000;
const listArb = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 5 }), fc.constantFrom('owner', 'admin', 'member'), fc.constantFrom('A', 'B')), {
    selector: ([id]) => id,
    maxLength: 5,
  })
  .map((all) => all.map(([id, role, firstName]) => aMember(`m${id}`, role, { firstName })));
const sorted = (members: readonly Member[]): readonly Member[] =>
  members.toSorted((a, b) => a.memberId.localeCompare(b.memberId));
const changesOf = (readings: readonly (readonly Member[])[]): readonly Change[] => {
  let baseline: Baseline = EMPTY;
  return readings.flatMap((members, at) => {
    const compared = compareReading(baseline, aSnapshot({ takenAt: NOW + at * HOUR, members: whole(members) }));
    baseline = compared.baseline;
    return compared.told.map(({ change }) => change);
  });
};

it('from any list of members, what was told of them leads back to the first', () => {
  holds(
    fc.property(fc.array(listArb, { minLength: 1, maxLength: 6 }), (readings) => {
      const [first = []] = readings;
      expect(sorted(membersBefore(readings.at(-1) ?? [], changesOf(readings)))).toEqual(sorted(first));
    }),
  );
});

/** Keys and invites are whole at the first reading and the last; the members at one in between too. */
const toldAtLast = (first: Partial<Parameters<typeof aSnapshot>[0]>, between: readonly Member[], then: PeopleThen) => {
  const { baseline } = compareReading(EMPTY, aSnapshot({ members: whole([]), ...first }));
  const seen = { ...baseline, members: { value: between, readAt: NOW + HOUR } };
  return (last: Partial<Parameters<typeof aSnapshot>[0]>): readonly Change[] =>
    compareReading(seen, aSnapshot({ takenAt: NOW + 2 * HOUR, members: whole(between), ...last }), then).told.map(
      ({ change }) => change,
    );
};
const ANA = aMember('ana', 'owner');

it('a key whose creator was seen to have left before its list was whole again died of that', () => {
  const at = toldAtLast({ keys: whole([aKey('k1', 'ana')]) }, [], { keys: [ANA] });
  expect(at({ keys: whole([]) })).toMatchObject([{ name: 'key.disappeared', cause: 'creator-removed' }]);
});

it('scopes that a role took while the keys could not be seen are told at their next whole list', () => {
  const key = aKey('k1', 'ana', { scopes: ['owner'] });
  const at = toldAtLast({ keys: whole([key]) }, [aMember('ana', 'member')], { keys: [ANA] });
  expect(at({ keys: whole([key]) })).toMatchObject([{ name: 'key.scopes-lost', was: 'owner', role: 'member' }]);
});

it('an invite was accepted by who joined, or joined and left, while the invites could not be seen', () => {
  const invite = { email: ANA.email, scope: 'owner' };
  expect(toldAtLast({ invites: whole([invite]) }, [ANA], { invites: [] })({ invites: whole([]) })).toMatchObject([
    { name: 'invite.accepted' },
  ]);
  const left = toldAtLast({ invites: whole([invite]) }, [ANA], { invites: [] });
  expect(left({ invites: whole([]), members: whole([]) }).map(({ name }) => name)).toContain('invite.accepted');
});
