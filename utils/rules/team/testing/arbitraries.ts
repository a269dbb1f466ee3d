import * as fc from 'fast-check';
import type { Entry } from '../../notes/note';
import { fieldsArb } from '../../notes/testing/arbitraries';
import { EMPTY_TEAM_FILE, type Placed, placed, type TeamFile } from '../team-file';

export const PROJECT = 'p1';

/** Texts that someone may put into a file to break it, or its reader. */
const text = fc.oneof(
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.constantFrom('__proto__', '<img src=x onerror=alert(1)>', '\u202egnp.exe', '=1+1', '\ud800', '\u2028', '"},\n{"'),
);
const moment = fc.constantFrom(0, 1, 2, 3).map((at) => `2026-11-21T12:00:0${at}Z`);
const id = fc.constantFrom('k1', 'k2', '11111111-2222-4333-8444-555555555555');

/** What a newer version may say. */
const unknownEntry: fc.Arbitrary<Entry> = fc
  .record({ value: fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }), at: moment, by: text })
  .map((entry) => JSON.parse(JSON.stringify(entry)) as Entry);

const newer: fc.Arbitrary<Placed> = fc.record({
  ...{ projectId: fc.constantFrom(PROJECT, 'p2'), kind: fc.constantFrom('plan', 'key'), id },
  ...{ field: fc.constantFrom('rotation', 'team'), entry: unknownEntry },
});
const mark: fc.Arbitrary<Placed> = fc.record({
  ...{
    projectId: fc.constantFrom(PROJECT, 'p2'),
    kind: fc.constant('member'),
    id,
    field: fc.constant('serviceAccount'),
  },
  entry: fc.record({ value: fc.constantFrom(true, null), at: moment, by: text }),
});
const noted: fc.Arbitrary<readonly Placed[]> = fc
  .tuple(fc.constantFrom(PROJECT, 'p2'), fc.constantFrom('key', 'member'), id, fieldsArb)
  .map(([projectId, kind, subject, fields]) =>
    Object.entries(fields).map(([field, entry]) => ({ projectId, kind, id: subject, field, entry })),
  );

/** A team's file with few places and moments, so that two of them meet often. */
export const teamFileArb: fc.Arbitrary<TeamFile> = fc
  .record({
    all: fc.tuple(
      fc.array(noted, { maxLength: 4 }),
      fc.array(mark, { maxLength: 2 }),
      fc.array(newer, { maxLength: 3 }),
    ),
    version: fc.constantFrom('1.0', '1.1', '1.12'),
    rest: fc.dictionary(fc.constantFrom('title', '$schema'), text, { maxKeys: 2, noNullPrototype: true }),
  })
  .map(({ all: [notes, marks, others], version, rest }) => ({
    version,
    entries: placed([...notes.flat(), ...marks, ...others]),
    rest: new Map([...EMPTY_TEAM_FILE.rest, ...Object.entries(rest)]),
  }));
