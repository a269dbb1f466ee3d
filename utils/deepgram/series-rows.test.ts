import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { costRow, usageRow } from './schemas';
import { costOf, usageOf } from './series-rows';

const value = fc.oneof(
  fc.constantFrom(
    0,
    1,
    -1,
    0.5,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    '2026-11-21',
    '2026-11-21T00:00:00Z',
    'k',
    null,
    undefined,
  ),
  fc.jsonValue({ maxDepth: 1 }),
);
const grouping = fc.oneof(fc.record({ start: value, accessor: value }, { requiredKeys: [] }), value, fc.array(value));
/** Left to chance, next to no row would fit: half of them are made to, but for one field that may be anything. */
const nearlyFitting = fc
  .tuple(
    fc.record({ requests: fc.nat(), dollars: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    fc.record({ start: fc.constantFrom('2026-11-21', '2026-11-21T00:00:00Z'), accessor: fc.constantFrom('k', null) }),
    fc.option(fc.tuple(fc.constantFrom('requests', 'dollars', 'start', 'accessor', 'extra'), value)),
  )
  .map(([figures, group, change]) => {
    const [field, changed] = change ?? ['extra', 0];
    const inGroup = field === 'start' || field === 'accessor';
    const grouping = inGroup ? { ...group, [field]: changed } : group;
    return inGroup ? { ...figures, grouping } : { ...figures, [field]: changed, grouping };
  });
const anyRow = fc.oneof(
  nearlyFitting,
  fc.record({ requests: value, dollars: value, grouping }, { requiredKeys: [] }),
  value,
);

it.each([
  ['requests', usageOf, usageRow],
  ['dollars', costOf, costRow],
] as const)(
  'a row of %s is taken exactly when the schema takes it, and as the schema takes it',
  (name, read, schema) => {
    let taken = 0;
    fc.assert(
      fc.property(anyRow, (raw) => {
        const row = read(raw);
        const checked = z.safeParse<z.ZodMiniType<Record<string, unknown>>>(schema, raw);
        expect('misfit' in row).toBe(!checked.success);
        if ('misfit' in row || !checked.success) return;
        taken += 1;
        const { start, accessor } = z.parse(usageRow.shape.grouping, checked.data.grouping);
        expect(row).toEqual({ figure: checked.data[name], start, accessor: accessor ?? null });
      }),
      { numRuns: 3_000 },
    );
    expect(taken).toBeGreaterThan(100);
  },
);
