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
const anyRow = fc.oneof(fc.record({ requests: value, dollars: value, grouping }, { requiredKeys: [] }), value);

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
    expect(taken).toBeGreaterThan(0);
  },
);
