import { expect, it } from 'vitest';
import { failed, whole } from '../answer';
import { addDays } from '../days';
import { aKey, aSeries, aSnapshot, FAULT, NOW, TODAY } from '../testing';
import { type Baseline, EMPTY } from './baseline';
import { compareReading } from './compare';
import type { Change } from './event';

const key = aKey('k1', 'm1');

/** A reading so many days after the first, with use on these days (counted from the first reading's). */
const reading = (after: number, usedOn: readonly number[]) => {
  const to = addDays(TODAY, after);
  const figures = Object.fromEntries(usedOn.map((day) => [addDays(TODAY, day), 5]));
  return aSnapshot({
    takenAt: NOW + after * 86_400_000,
    keys: whole([key]),
    usage: whole(aSeries({ k1: figures }, { from: addDays(to, -90), to })),
  });
};

const told = (...readings: readonly ReturnType<typeof reading>[]): readonly Change[] => {
  let baseline: Baseline = EMPTY;
  const all: Change[] = [];
  for (const each of readings) {
    const compared = compareReading(baseline, each);
    baseline = compared.baseline;
    all.push(...compared.told.map(({ change }) => change));
  }
  return all;
};

it('use after a silence is told with the first day of it', () => {
  expect(told(reading(0, [-30]), reading(2, [-30, 1]))).toEqual([
    { name: 'traffic.resumed', key, day: addDays(TODAY, 1), silentDays: 30 },
  ]);
});

it('figures that come late for an old day are no new beginning of a key that went on since', () => {
  // Between two silences, before the first use that was known, and in the middle of it.
  for (const late of [-20, -60, -9])
    expect(
      told(
        reading(0, [-30, -3, -2]),
        reading(
          1,
          [-30, late, -3, -2].sort((a, b) => a - b),
        ),
      ),
    ).toEqual([]);
});

it('figures that come late are told where no later use is known', () => {
  expect(told(reading(0, [-30]), reading(1, [-30, -5]))).toEqual([
    { name: 'traffic.resumed', key, day: addDays(TODAY, -5), silentDays: 24 },
  ]);
});

it('use that began or stopped while the keys could not be seen is told at their next whole list', () => {
  const steady = [-8, -7, -6, -5, -4, -3, -2, -1, 0];
  const unseen = { ...reading(2, steady), keys: failed(FAULT) };
  expect(told(reading(0, steady), unseen, reading(3, steady))).toEqual([
    expect.objectContaining({ name: 'reading.incomplete' }),
    { name: 'traffic.stopped', key, day: addDays(TODAY, 1), daily: 5 },
    expect.objectContaining({ name: 'reading.recovered' }),
  ]);
  expect(
    told(reading(0, []), { ...reading(1, [1]), keys: failed(FAULT) }, reading(2, [1])).map(({ name }) => name),
  ).toEqual(['reading.incomplete', 'traffic.started', 'reading.recovered']);
});
