import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { whole } from '../../utils/rules/answer';
import type { Snapshot } from '../../utils/rules/snapshot';
import { aKey, aMember, aSeries, aSnapshot, NOW, TODAY } from '../../utils/rules/testing';
import { holds } from '../../utils/testing/properties';
import { createReveal, withoutNames } from './nameless';
import { recordReading } from './record';
import { newState, openState, type State, writeState } from './state';

const GROUND = { notes: [], isLost: false };

/** A project of which any keys and members are there, read at some hour. */
const readingArb = fc
  .record({
    keys: fc.subarray(['a', 'b', 'c', 'd', 'e']),
    members: fc.subarray(['ada', 'bo', 'cy']),
    invited: fc.subarray(['dee', 'eve']),
    used: fc.subarray(['a', 'b', 'c']),
  })
  .map(
    ({ keys, members, invited, used }) =>
      (at: number): Snapshot => ({
        ...aSnapshot({
          keys: whole(keys.map((id) => aKey(id, 'ada', { comment: `for ${id}@example.com` }))),
          members: whole(members.map((name) => aMember(name))),
          invites: whole(invited.map((name) => ({ email: `${name}@example.com`, scope: 'member' }))),
          usage: whole(aSeries(Object.fromEntries(used.map((id) => [id, { [TODAY]: 5 }])))),
        }),
        takenAt: NOW + at * 3_600_000,
      }),
  );
const readingsArb = fc.array(readingArb, { minLength: 1, maxLength: 8 });

const run = (readings: readonly ((at: number) => Snapshot)[], names: boolean): State => {
  let state = newState('epoch', names);
  readings.forEach((reading, at) => {
    const snapshot = reading(at);
    state = recordReading(state, names ? snapshot : withoutNames(snapshot, 'epoch'), GROUND).state;
  });
  return state;
};

it('a state comes back from its text as it was, and no text that was cut or changed is taken for one it isn’t', () => {
  holds(
    fc.property(readingsArb, fc.nat(), (readings, at) => {
      const text = writeState(run(readings, true));
      const opened = openState(text);
      expect(opened.kind === 'state' && writeState(opened.state)).toBe(text);
      expect(openState(text.slice(0, at % (text.length - 1))).kind).toBe('damaged');
    }),
    { numRuns: 100 },
  );
});

it('without names the same is told as with them, and no address is in it', () => {
  holds(
    fc.property(readingsArb, (readings) => {
      const [named, nameless] = [run(readings, true), run(readings, false)];
      expect(nameless.events.map(({ change }) => change.name)).toEqual(named.events.map(({ change }) => change.name));
      expect(writeState(nameless)).not.toMatch(/@/);
      const last = readings.at(-1)?.(readings.length - 1);
      if (!last) return;
      // Whoever a reading still shows is called by their name again.
      const reveal = createReveal(last, 'epoch');
      for (const { change } of nameless.events)
        if (change.name === 'member.joined' && JSON.stringify(last.members).includes(change.member.memberId))
          expect(reveal(change)).toMatchObject({ member: { email: expect.stringContaining('@') } });
    }),
    { numRuns: 100 },
  );
});

it('numbers have no gap, and the same reading twice tells nothing more', () => {
  holds(
    fc.property(readingsArb, (readings) => {
      const state = run(readings, false);
      expect(state.events.map(({ seq }) => seq)).toEqual(state.events.map((_, index) => index + 1));
      const last = readings.at(-1)?.(readings.length);
      if (last) expect(recordReading(state, withoutNames(last, 'epoch'), GROUND).told).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
