import * as fc from 'fast-check';
import { changeFields, type NoteChanges } from '../merge';
import { type NoteFields, USE_KINDS } from '../note';

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom('Ada', '<img src=x onerror=alert(1)>', '\u202egnp.exe', '=1+1', '__proto__', 'x'.repeat(160)),
);
const id = fc.constantFrom('k1', 'k2', 'm1', 'm2', '__proto__');
const day = fc.constantFrom('2026-11-21', '2024-02-29', '0001-01-01');
const valueOr = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 });

/** What a person may change at once. */
export const changesArb: fc.Arbitrary<NoteChanges> = fc.record(
  {
    purpose: valueOr(text),
    usedIn: valueOr(fc.array(fc.record({ kind: fc.constantFrom(...USE_KINDS), text }), { maxLength: 4 })),
    ask: valueOr(text),
    holders: valueOr(fc.array(fc.oneof(fc.record({ memberId: id }), fc.record({ name: text })), { maxLength: 4 })),
    backup: valueOr(id),
    responsible: valueOr(id),
    successor: valueOr(id),
    canary: valueOr(fc.constant(true as const)),
    keepUntil: valueOr(day),
  },
  { requiredKeys: [] },
);

/** Few moments and names, so that they meet often. */
const author = fc.record({
  now: fc.constantFrom(0, 1, 2, 3).map((at) => Date.parse('2026-11-21T12:00:00Z') + at * 1_000),
  by: fc.constantFrom('', 'Ada', 'Bo'),
});

/** A note's fields after some changes. */
export const fieldsArb: fc.Arbitrary<NoteFields> = fc
  .array(fc.tuple(changesArb, author), { maxLength: 4 })
  .map((all) => all.reduce<NoteFields>((fields, [changes, by]) => changeFields(fields, changes, by), {}));
