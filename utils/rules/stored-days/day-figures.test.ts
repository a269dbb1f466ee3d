import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { type DayFigures, isSameDay, mergeDays } from './day-figures';
import { packDays } from './pack';
import { dollarsArb, requestsArb, seriesOf } from './testing/series';

/** Any day, at the same places for the same accessors. */
const dayArb: fc.Arbitrary<DayFigures> = fc
  .record({
    usage: seriesOf({ figure: requestsArb, days: 1 }),
    cost: fc.option(seriesOf({ figure: dollarsArb, days: 1 })),
  })
  .map(({ usage, cost }) => {
    const places = ['', 'k1', 'k2', 'k3', '__proto__', 'constructor', 'hasownproperty'];
    const [day] = packDays(usage, cost, (accessor) => places.indexOf(accessor));
    if (!day) throw new Error('a series of a day has that day');
    return day;
  });
const withoutCost = (day: DayFigures): DayFigures => ({ ...day, cost: null, charged: new Uint32Array() });

const usedPlaces = ({ index, requests, cost, uncounted, charged }: DayFigures): ReadonlySet<number> => {
  const counted = [...index].filter((_, at) => (requests[at] ?? 0) > 0 || (cost?.[at] ?? 0) > 0);
  return new Set([...counted, ...uncounted, ...charged]);
};

it('days that are merged lose no use that either told of', () => {
  holds(
    fc.property(dayArb, dayArb, (a, b) => {
      const used = usedPlaces(mergeDays(a, b));
      for (const place of [...usedPlaces(a), ...usedPlaces(b)]) expect(used).toContain(place);
    }),
  );
});

it('of use it does not matter which of two days, or of three, came first, nor how often', () => {
  holds(
    fc.property(dayArb, dayArb, dayArb, (first, second, third) => {
      const [a, b, c] = [first, second, third].map(withoutCost) as [DayFigures, DayFigures, DayFigures]; // three of three
      expect(isSameDay(mergeDays(a, b), mergeDays(b, a))).toBe(true);
      expect(isSameDay(mergeDays(mergeDays(a, b), c), mergeDays(a, mergeDays(b, c)))).toBe(true);
      expect(mergeDays(a, a)).toBe(a);
      expect(isSameDay(mergeDays(mergeDays(a, b), b), mergeDays(a, b))).toBe(true);
    }),
  );
});

it('of cost the latest that is known holds, and what was not told then stays', () => {
  const day = (requests: number, dollars: number | null): DayFigures => ({
    index: Uint32Array.of(0),
    requests: Uint32Array.of(requests),
    cost: dollars === null ? null : Float64Array.of(dollars),
    uncounted: new Uint32Array(),
    charged: new Uint32Array(),
  });
  expect(mergeDays(day(1, 3), day(1, 2)).cost).toEqual(Float64Array.of(2));
  expect(mergeDays(day(1, 3), day(2, null)).cost).toEqual(Float64Array.of(3));
  // A credit takes the money back, and not that there was use.
  expect(mergeDays(day(1, 3), day(1, -1))).toMatchObject({ cost: Float64Array.of(-1), charged: Uint32Array.of(0) });
});

it('two spellings of one accessor are one', () => {
  const figures = { from: '2026-11-21', to: '2026-11-21', byAccessor: { A: [2], a: [3] }, unattributed: [] };
  const [day] = packDays(figures, null, () => 0);
  expect(day).toMatchObject({ index: Uint32Array.of(0), requests: Uint32Array.of(5) });
});

it('a day of 2,000 keys in use takes 16 bytes for each', () => {
  const byAccessor = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`k${i}`, [i + 1]]));
  const series = { from: '2026-11-21', to: '2026-11-21', byAccessor, unattributed: [] };
  const [day] = packDays(series, series, (accessor) => Number(accessor.slice(1)));
  const { index, requests, cost, uncounted, charged } = day ?? {};
  const bytes = [index, requests, cost, uncounted, charged].map((each) => each?.byteLength ?? 0);
  expect(bytes).toEqual([8_000, 8_000, 16_000, 0, 0]);
});
