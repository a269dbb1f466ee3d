import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import type { Entry } from '../notes/note';
import { agreedOn, isAhead, type Merged, mergeTeamFiles } from './merge';
import { EMPTY_TEAM_FILE, type Placed, placed, placeKey, type TeamFile } from './team-file';
import { teamFileArb } from './testing/arbitraries';
import { writeTeamFile } from './write';

const RUNS = { numRuns: 600 };
const baseArb = fc.option(teamFileArb, { freq: 4 });
const text = ({ file }: Merged): string => writeTeamFile(file);

describe('merging', () => {
  it('gives the same result whichever side merges, in any order and any number of times', () => {
    holds(
      fc.property(baseArb, teamFileArb, teamFileArb, teamFileArb, (base, a, b, c) => {
        const ab = mergeTeamFiles(base, a, b);
        expect(text(mergeTeamFiles(base, b, a))).toBe(text(ab));
        const left = mergeTeamFiles(base, ab.file, c);
        expect(text(mergeTeamFiles(base, a, mergeTeamFiles(base, b, c).file))).toBe(text(left));
        expect(text(mergeTeamFiles(base, ab.file, b))).toBe(text(ab));
        expect(text(mergeTeamFiles(base, a, a))).toBe(writeTeamFile(a));
      }),
      RUNS,
    );
  });

  it('loses no record: each field is one of the two, and what of the other side is not taken is listed', () => {
    holds(
      fc.property(baseArb, teamFileArb, teamFileArb, (base, mine, theirs) => {
        const merged = mergeTeamFiles(base, mine, theirs);
        const keys = new Set([...mine.entries.keys(), ...theirs.entries.keys()]);
        expect(new Set(merged.file.entries.keys())).toEqual(keys);
        const listed = new Map([...merged.conflicts, ...merged.behind].map((each) => [placeKey(each), each]));
        const taken = new Map(merged.taken.map((each) => [placeKey(each), each]));
        for (const key of keys) {
          const sides = [mine, theirs].flatMap(({ entries }) => entries.get(key)?.entry ?? []);
          const kept = merged.file.entries.get(key)?.entry;
          expect(sides).toContainEqual(kept);
          for (const lost of sides) {
            if (JSON.stringify(lost.value) === JSON.stringify(kept?.value)) continue;
            // Lost without being listed: only what was agreed on, and one side has changed since.
            const agreed = base?.entries.get(key)?.entry;
            expect(listed.has(key) || JSON.stringify(agreed) === JSON.stringify(lost) || taken.has(key)).toBe(true);
          }
        }
        for (const { mine: own, theirs: other, wins } of listed.values())
          expect(own && wins && JSON.stringify(own.value) !== JSON.stringify(other.value)).toBe(true);
      }),
      RUNS,
    );
  });
});

const PLACE = { projectId: 'p1', kind: 'key', id: 'k1', field: 'ask' };
const entry = (value: string | null, second = 0, by = 'Ada'): Entry => ({
  value,
  at: `2026-11-21T12:00:0${second}Z`,
  by,
});
const file = (of: Entry | null, ...others: readonly Placed[]): TeamFile => ({
  ...EMPTY_TEAM_FILE,
  entries: placed([...(of ? [{ ...PLACE, entry: of }] : []), ...others]),
});
const told = (base: Entry | null, mine: Entry | null, theirs: Entry | null) => {
  const {
    taken,
    conflicts,
    behind,
    unseen,
    file: merged,
  } = mergeTeamFiles(base && file(base), file(mine), file(theirs));
  const [only] = [...merged.entries.values()];
  return { value: only?.entry.value, counts: [taken.length, conflicts.length, behind.length, unseen] };
};

describe('a field', () => {
  it('that one side changed is as that side has it, also where it was edited by hand and its moment left', () => {
    expect(told(entry('a'), entry('a'), entry('b', 1))).toEqual({ value: 'b', counts: [1, 0, 0, 0] });
    expect(told(entry('a'), entry('a'), entry('0'))).toEqual({ value: '0', counts: [1, 0, 0, 0] });
    expect(told(entry('a'), entry('b', 1), entry('a'))).toEqual({ value: 'b', counts: [0, 0, 0, 1] });
    expect(told(entry('a'), entry('a'), entry(null, 1))).toEqual({ value: null, counts: [1, 0, 0, 0] });
  });

  it('that both changed is as it was written later, and of one second the greater text', () => {
    expect(told(entry('a'), entry('b', 1), entry('c', 2))).toEqual({ value: 'c', counts: [0, 1, 0, 0] });
    expect(told(entry('a'), entry('b', 2), entry('c', 1))).toEqual({ value: 'b', counts: [0, 1, 0, 0] });
    expect(told(entry('a'), entry('b', 1), entry('c', 1))).toEqual({ value: 'c', counts: [0, 1, 0, 0] });
    expect(told(null, entry('b', 1), entry('c', 2)).counts).toEqual([0, 1, 0, 0]);
    expect(told(entry('a'), entry('b', 1), entry('b', 2)).counts).toEqual([0, 0, 0, 0]);
  });

  it('of a file older than the one agreed on is not taken, and that is listed', () => {
    expect(told(entry('b', 5), entry('b', 5), entry('a'))).toEqual({ value: 'b', counts: [0, 0, 1, 0] });
  });

  it('that one side lacks is as the other has it', () => {
    expect(told(entry('a'), null, entry('a'))).toEqual({ value: 'a', counts: [1, 0, 0, 0] });
    expect(told(entry('a'), entry('a'), null)).toEqual({ value: 'a', counts: [0, 0, 0, 1] });
  });
});

it('a moment more than a day ahead is flagged', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  expect([isAhead(entry('a'), now), isAhead(entry('a', 1), now)]).toEqual([false, true]);
});

describe('a file that was saved here', () => {
  const other = { ...PLACE, id: 'k2', entry: entry('x', 3) };
  const opened = file(entry('a'));
  const saved = file(entry('b', 1), other);

  it('was agreed on once what is new in it comes back', () => {
    expect(agreedOn(opened, saved, file(entry('c', 2), other))).toBe(saved);
    expect(agreedOn(null, null, opened)).toBeNull();
  });

  it('was not where the other side may not have seen it', () => {
    expect(agreedOn(opened, saved, file(entry('c', 2)))).toBe(opened);
    expect(agreedOn(opened, saved, file(entry('a'), other))).toBe(opened);
    expect(agreedOn(opened, saved, opened)).toBe(opened);
  });
});
