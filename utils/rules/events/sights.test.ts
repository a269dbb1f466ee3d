import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { type Answer, type FaultKind, failed, whole, withGaps } from '../answer';
import type { Snapshot } from '../snapshot';
import { aSeries, aSnapshot, FAULT, NOW, OWN_KEYS_ONLY } from '../testing';
import { EMPTY } from './baseline';
import { compareReading } from './compare';
import { WATCHED_PARTS, type WatchedPart } from './event';

type Outcome = FaultKind | 'whole' | 'partial';
type Outcomes = Readonly<Record<WatchedPart, Outcome>>;

const answer = <T>(value: T, outcome: Outcome): Answer<T> => {
  if (outcome === 'whole') return whole(value);
  return outcome === 'partial' ? withGaps(value, [OWN_KEYS_ONLY]) : failed({ ...FAULT, kind: outcome });
};
const reading = (hours: number, { keys, members, invites, usage }: Outcomes, rest: Outcome = 'whole'): Snapshot =>
  aSnapshot({
    takenAt: NOW + hours * 3_600_000,
    ...{ keys: answer([], keys), members: answer([], members), invites: answer([], invites) },
    ...{ usage: answer(aSeries(), usage), cost: answer(aSeries(), rest), expiredKeys: answer([], rest) },
  });
const all = (outcome: Outcome): Outcomes => ({ keys: outcome, members: outcome, invites: outcome, usage: outcome });

/** What each of some readings tells of itself, the first being whole. */
const told = (...readings: readonly Snapshot[]) => {
  let { baseline } = compareReading(EMPTY, reading(0, all('whole')));
  return readings.map((each) => {
    const next = compareReading(baseline, each);
    ({ baseline } = next);
    return next.told.map(({ change }) => change);
  });
};

describe('what a reading could not see', () => {
  it('is told once where all of it has one cause, and so is that it is seen again', () => {
    expect(told(reading(1, all('offline'), 'offline'), reading(2, all('offline')), reading(3, all('whole')))).toEqual([
      [{ name: 'reading.incomplete', parts: WATCHED_PARTS, why: 'offline' }],
      [],
      [{ name: 'reading.recovered', parts: WATCHED_PARTS }],
    ]);
  });

  it('is told of each cause apart', () => {
    expect(told(reading(1, { keys: 'partial', members: 'forbidden', invites: 'forbidden', usage: 'server' }))).toEqual([
      [
        { name: 'reading.incomplete', parts: ['keys'], why: 'partial' },
        { name: 'reading.incomplete', parts: ['members', 'invites'], why: 'forbidden' },
        { name: 'reading.incomplete', parts: ['usage'], why: 'server' },
      ],
    ]);
  });

  it('has the cause of the part that it rests on', () => {
    const rests = withGaps([], [{ reason: 'part-failed', part: 'members', fault: { ...FAULT, kind: 'timeout' } }]);
    const snapshot = reading(1, { ...all('whole'), members: 'timeout' });
    expect(told({ ...snapshot, keys: rests })).toEqual([
      [{ name: 'reading.incomplete', parts: ['keys', 'members'], why: 'timeout' }],
    ]);
  });

  it.each(['unauthorized', 'forbidden', 'not-found'] as const)(
    'is nothing where Deepgram refuses the stored key (%s): that watching has paused says it',
    (kind) => {
      expect(told(reading(1, all(kind), kind), reading(2, all('whole')))).toEqual([[], []]);
      // Some of it was read, so that watching goes on.
      expect(told(reading(1, all(kind)))).toEqual([[{ name: 'reading.incomplete', parts: WATCHED_PARTS, why: kind }]]);
    },
  );

  it('is told in as many events as it has causes, each part once, whatever fails and in whatever order', () => {
    const outcome = fc.constantFrom<Outcome>('whole', 'whole', 'partial', 'forbidden', 'server', 'offline');
    const outcomes = fc.record({ keys: outcome, members: outcome, invites: outcome, usage: outcome });
    holds(
      fc.property(fc.array(outcomes, { maxLength: 8 }), (steps) => {
        const isOut = new Set<WatchedPart>();
        for (const [index, changes] of told(...steps.map((step, at) => reading(at + 1, step))).entries()) {
          const step = steps[index] ?? all('whole');
          const lost = WATCHED_PARTS.filter((part) => step[part] !== 'whole' && !isOut.has(part));
          const back = WATCHED_PARTS.filter((part) => step[part] === 'whole' && isOut.has(part));
          const incomplete = changes.flatMap((each) => (each.name === 'reading.incomplete' ? [each] : []));
          expect(incomplete.map(({ why }) => why)).toEqual([...new Set(lost.map((part) => step[part]))]);
          expect(incomplete.flatMap(({ parts }) => parts).sort()).toEqual([...lost].sort());
          for (const { parts, why } of incomplete) for (const part of parts) expect(step[part]).toBe(why);
          const recovered = changes.flatMap((each) => (each.name === 'reading.recovered' ? [each.parts] : []));
          expect(recovered).toEqual(back.length > 0 ? [back] : []);
          for (const part of lost) isOut.add(part);
          for (const part of back) isOut.delete(part);
        }
      }),
    );
  });
});
