import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEAM_FIELDS, MAX_TEAM_TEXT } from '../rules/team/team-file';
import { teamFileArb } from '../rules/team/testing/arbitraries';
import { writeTeamFile } from '../rules/team/write';
import { holds } from '../testing/properties';
import { readTeamFile } from './read';

const ENTRY = { at: '2026-11-21T12:00:00Z', by: 'Ada', value: 'Ida' };
const textOf = (over: object = {}): string => JSON.stringify({ version: '1.0', projects: {}, ...over });
const withFields = (fields: object, kind = 'key', id = 'k1'): string =>
  textOf({ projects: { p1: { [kind]: { [id]: fields } } } });
const faultOf = (text: string): unknown => {
  const read = readTeamFile(text);
  return read.ok ? null : read.fault;
};
const misfit = (path: string) => ({ kind: 'not-a-team-file', path });

describe('a team’s file', () => {
  it('is read as it was written, and written byte for byte as it was read', () => {
    holds(
      fc.property(teamFileArb, (file) => {
        const text = writeTeamFile(file);
        const read = readTeamFile(text);
        if (!read.ok) throw new Error(JSON.stringify(read.fault));
        expect(new Map(read.file.entries)).toEqual(new Map(file.entries));
        expect(writeTeamFile(read.file)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('has one field a line, names in order, and nothing that a reader of a difference would not see', () => {
    holds(
      fc.property(teamFileArb, (file) => {
        const text = writeTeamFile(file);
        expect(text.endsWith('}\n')).toBe(true);
        expect(text.split('\n').filter((line) => line.includes('"at": "')).length).toBe(file.entries.size);
        expect(text).not.toMatch(/[\r\t\u202a-\u202e\u2066-\u2069\u2028\u2029]|\p{Cs}/u);
      }),
      { numRuns: 200 },
    );
  });

  it('of a newer minor version keeps what is not known of it', () => {
    const text = textOf({
      ...{ version: '1.7', groups: { a: [1, { b: null }] } },
      projects: { p1: { plan: { x: { state: { ...ENTRY, value: { days: 3 }, seenBy: ['Bo'] } } } } },
    });
    const read = readTeamFile(text);
    const written = read.ok ? writeTeamFile(read.file) : '';
    expect(JSON.parse(written)).toEqual(JSON.parse(text));
  });

  it('has a key’s id in lower case, and one key once', () => {
    const read = readTeamFile(withFields({ ask: ENTRY }, 'key', 'K1'));
    expect(read.ok && [...read.file.entries.values()]).toMatchObject([{ id: 'k1' }]);
    const both = textOf({ projects: { p1: { key: { K1: { ask: ENTRY }, k1: { ask: ENTRY } } } } });
    expect(faultOf(both)).toEqual(misfit('projects.p1.key.k1.ask'));
  });

  it('may begin with a byte order mark and have any ends of line', () => {
    const text = `\ufeff${textOf().replaceAll(',', ',\r\n')}`;
    expect(faultOf(text)).toBeNull();
  });
});

describe('what can not be taken says why', () => {
  it.each([
    ['', { kind: 'not-json' }],
    ['{"version": "1.0",', { kind: 'not-json' }],
    ['[]', misfit('version')],
    ['null', misfit('version')],
    [textOf({ version: 1 }), misfit('version')],
    [textOf({ version: '0.9' }), misfit('version')],
    [textOf({ version: '2.0', projects: 'elsewhere' }), { kind: 'newer', version: '2.0' }],
    [textOf({ projects: [] }), misfit('projects')],
    ['{"version": "1.0"}', misfit('projects')],
    [withFields({ ask: { ...ENTRY, value: 7 } }), misfit('projects.p1.key.k1.ask')],
    [withFields({ ask: { ...ENTRY, at: 'now' } }), misfit('projects.p1.key.k1.ask')],
    [withFields({ ask: { ...ENTRY, at: '9999-12-31T23:59:59Z' } }), misfit('projects.p1.key.k1.ask')],
    [withFields({ other: { at: ENTRY.at, by: '' } }), misfit('projects.p1.key.k1.other.value')],
    [
      withFields({ serviceAccount: { ...ENTRY, value: false } }, 'member'),
      misfit('projects.p1.member.k1.serviceAccount'),
    ],
    [withFields({ constructor: ENTRY }), misfit('projects.p1.key.k1.constructor')],
    [withFields({ ask: ENTRY }, 'key', 'x'.repeat(101)), misfit(`projects.p1.key.${'x'.repeat(101)}`)],
    [
      `{"version": "1.0", "projects": {"p1": {"key": {"__proto__": {"ask": ${JSON.stringify(ENTRY)}}}}}}`,
      misfit('projects.p1.key.__proto__'),
    ],
    ['{"version": "1.0", "__proto__": 1, "projects": {}}', misfit('__proto__')],
    ['{"version": "1.0",\n"projects": {},\n"projects": {}}', { kind: 'repeated-name', name: 'projects', line: 3 }],
    [
      '{"version": "1.0", "projects": {"p1": {},\n "\\u0070\\u0031": {}}}',
      { kind: 'repeated-name', name: 'p1', line: 2 },
    ],
    ['{\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n}', { kind: 'git-conflict', line: 2 }],
    ['['.repeat(100_000), { kind: 'not-json' }],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, misfit('')],
    [`"${'\\"'.repeat(1_000_000)}`, { kind: 'not-json' }],
    [' '.repeat(MAX_TEAM_TEXT + 1), { kind: 'too-large' }],
  ])('%#', (text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  it.each(['1e999', '-1e999', '[1, 1e400]', '{ "far": 1e309 }'])(
    'and the number in %s, which could not be written again',
    (value) => {
      const text = JSON.stringify({ version: '1.0', rotated: 'HERE', projects: {} }).replace('"HERE"', value);
      expect(faultOf(text)).toEqual(misfit('rotated'));
      const inField = withFields({ rotation: { ...ENTRY, value: 'HERE' } }).replace('"HERE"', value);
      expect(faultOf(inField)).toEqual(misfit('projects.p1.key.k1.rotation'));
    },
  );

  it('and more fields than a record has', () => {
    const many = Object.fromEntries(Array.from({ length: MAX_TEAM_FIELDS + 1 }, (_, at) => [`f${at}`, ENTRY]));
    expect(faultOf(withFields(many))).toEqual(misfit('projects.p1.key.k1'));
  });

  it('whatever it is: nothing throws, and a file with anything in place of a part is taken whole or not at all', () => {
    holds(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        expect(readTeamFile(text).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
    holds(
      fc.property(teamFileArb, fc.nat(), fc.constantFrom('', '{', '"', '\\', 'null', '}', ','), (file, at, by) => {
        const text = writeTeamFile(file);
        const cut = at % text.length;
        const read = readTeamFile(text.slice(0, cut) + by + text.slice(cut + 1));
        if (read.ok) expect(readTeamFile(writeTeamFile(read.file))).toEqual(read);
      }),
      { numRuns: 400 },
    );
  });
});
