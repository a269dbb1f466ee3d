import * as fc from 'fast-check';
import { addDays, daysBetween } from '../../days';
import type { DailySeries } from '../../snapshot';
import { TODAY } from '../../testing';
import { accessorsIn, figuresOf, usedDays, usedDaysOfNobody } from '../../use/series';

const ACCESSORS = ['k1', 'k2', 'k3', '__proto__', 'constructor', 'hasownproperty'];

interface Kind {
  readonly figure: fc.Arbitrary<number>;
  readonly from?: string;
  readonly days?: number;
}

/** Any series of some days. */
export const seriesOf = ({ figure, from = addDays(TODAY, -9), days = 10 }: Kind): fc.Arbitrary<DailySeries> => {
  const figures = fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, figure), {
    minLength: days,
    maxLength: days,
  });
  const others = fc.uniqueArray(fc.nat({ max: days - 1 })).map((all) => all.sort((a, b) => a - b));
  return fc
    .record({
      byAccessor: fc.uniqueArray(fc.tuple(fc.constantFrom(...ACCESSORS), figures), { selector: ([id]) => id }),
      unattributed: fc.oneof(fc.constant([]), figures),
      uncounted: fc.uniqueArray(fc.tuple(fc.constantFrom(...ACCESSORS, ''), others), { selector: ([id]) => id }),
    })
    .map(({ byAccessor, unattributed, uncounted }) => ({
      from,
      to: addDays(from, days - 1),
      byAccessor: Object.fromEntries(byAccessor),
      unattributed,
      ...(uncounted.length > 0 && { uncounted: Object.fromEntries(uncounted) }),
    }));
};

/** Requests: whole ones, and what no whole number below 2^32 holds. */
export const requestsArb = fc.oneof(
  fc.nat(),
  fc.constantFrom(1, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER),
  fc.double({ min: 0.25, max: 1e9, noNaN: true }),
);
/** Without -0, which no sum of figures is. */
export const dollarsArb = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((figure) => figure + 0);

/** What a series tells of each day, in one form, whatever it leaves out. */
export const told = (series: DailySeries): unknown => {
  const days = Array.from({ length: daysBetween(series.from, series.to) + 1 }, (_, i) => i);
  const of = (figures: readonly number[], used: readonly number[]) =>
    days.flatMap((i) => {
      const figure = figures[i] ?? 0;
      return figure !== 0 || used.includes(i) ? [[addDays(series.from, i), figure, used.includes(i)]] : [];
    });
  const rows = accessorsIn(series).map((id) => [id, of(figuresOf(series, id), usedDays(series, id))] as const);
  const nobody = of(series.unattributed, usedDaysOfNobody(series));
  return [...rows, ['', nobody] as const]
    .filter(([, all]) => all.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
};
