import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_NOTE_LIST, MAX_NOTE_TEXT, MAX_SIGNATURE } from '../rules/notes/note';
import { MAX_TEAM_ADDRESS, MAX_TEAM_FIELDS, TEAM_SCHEMA } from '../rules/team/team-file';
import { teamFileArb } from '../rules/team/testing/arbitraries';
import { writeTeamFile } from '../rules/team/write';
import { holds } from '../testing/properties';
import { readTeamFile } from './read';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../public', TEAM_SCHEMA), 'utf8'));
const validate = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(schema);
/** Whether the schema that ships takes it, and whether Linchpin does. */
const both = (text: string) => [validate(JSON.parse(text)), readTeamFile(text).ok];

const AT = { at: '2026-11-21T12:00:00Z', by: 'Ada' };
const withValue = (field: string, value: unknown, kind = 'key') =>
  JSON.stringify({ version: '1.0', projects: { p1: { [kind]: { k1: { [field]: { ...AT, value } } } } } });
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

it('the schema that ships takes what Linchpin writes', () => {
  holds(
    fc.property(teamFileArb, (file) => {
      expect(both(writeTeamFile(file))).toEqual([true, true]);
    }),
    { numRuns: 300 },
  );
});

const FIELDS: readonly (readonly [string, string, readonly unknown[]])[] = [
  ['key', 'purpose', ['x', 'x'.repeat(MAX_NOTE_TEXT * 32), 'x'.repeat(MAX_NOTE_TEXT * 32 + 1)]],
  ['key', 'usedIn', [[], [{ kind: 'ci', text: 'x' }], [{ kind: 'moon', text: 'x' }], [{ kind: 'ci' }]]],
  ['key', 'usedIn', [MAX_NOTE_LIST, MAX_NOTE_LIST + 1].map((count) => many(count, { kind: 'person', text: 'x' }))],
  ['key', 'holders', [[{ memberId: 'm1' }], [{ name: 'Ada' }], [{}], ['Ada'], many(MAX_NOTE_LIST + 1, { name: 'x' })]],
  ['member', 'backup', ['m1', 'x'.repeat(100), 'x'.repeat(101)]],
  ['key', 'canary', [true, false]],
  ['key', 'keepUntil', ['2026-12-01', 'soon']],
  ['member', 'serviceAccount', [true, false]],
  ['member', 'address', ['a@b.example', 'x'.repeat(MAX_TEAM_ADDRESS + 1)]],
  ['key', 'serviceAccount', ['anything']],
  ['plan', 'purpose', [{ of: 'a newer version' }]],
];

it.each(FIELDS)('and of a %s’s %s it takes what Linchpin takes, and nothing else', (kind, field, values) => {
  for (const value of [null, 7, '', {}, ...values]) {
    const [taken, read] = both(withValue(field, value, kind));
    expect([value, taken]).toEqual([value, read]);
  }
});

it.each([
  ['{}', false],
  ['{"version": "2.0", "projects": {}}', false],
  ['{"version": "1", "projects": {}}', false],
  ['{"version": "1.9", "projects": {}, "new": 1}', true],
  [withValue('ask', 'x').replace('2026-11-21T12:00:00Z', '2026-11-21T12:00:00.000Z'), false],
  [withValue('ask', 'x').replace('2026-11-21T12:00:00Z', '9999-01-01T00:00:00Z'), false],
  [withValue('ask', 'x').replace('"Ada"', JSON.stringify('x'.repeat(MAX_SIGNATURE * 32 + 1))), false],
  [withValue('x'.repeat(101), 'x'), false],
  [
    JSON.stringify({
      version: '1.0',
      projects: {
        p1: {
          key: { k1: Object.fromEntries(many(MAX_TEAM_FIELDS + 1, 0).map((_, i) => [`f${i}`, { ...AT, value: 1 }])) },
        },
      },
    }),
    false,
  ],
])('%#: schema and reader say the same of a whole file', (text, isFit) => {
  expect(both(text)).toEqual([isFit, isFit]);
});
