import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { mergeFields } from '../notes/merge';
import type { Note } from '../notes/note';
import { notesIn } from './local';
import { openTeamFile, withMark } from './open';
import { PROJECT, teamFileArb } from './testing/arbitraries';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const local = (notes: readonly Note[]) => ({
  ...{ projectId: PROJECT, notes, members: [], serviceAccounts: [], now: NOW, by: 'Ada' },
});
const named = ({ kind, subject }: Note): string => JSON.stringify([kind, subject]);
const stored = (before: readonly Note[], changed: readonly Note[]): readonly Note[] => [
  ...new Map([...before, ...changed].map((note) => [named(note), note])).values(),
];

describe('opening a file', () => {
  it('a second time takes nothing more, and no older second copy wins over what was taken', () => {
    holds(
      fc.property(teamFileArb, fc.option(teamFileArb), teamFileArb, (mine, base, theirs) => {
        const before = notesIn(mine, PROJECT);
        const first = openTeamFile(local(before), { opened: base, saved: null }, theirs);
        const after = stored(before, first.notes);
        for (const note of first.notes) {
          const older = before.find((each) => named(each) === named(note))?.fields ?? {};
          expect(mergeFields(older, note.fields)).toEqual(note.fields);
        }
        const again = openTeamFile(local(after), { opened: first.keep, saved: null }, theirs);
        const ofNotes = again.merged.taken.filter(({ field }) => field !== 'serviceAccount');
        expect([again.notes, ofNotes]).toEqual([[], []]);
      }),
      { numRuns: 600 },
    );
  });
});

describe('a mark as service account', () => {
  const members = [{ memberId: 'm1', email: 'Robot@example.com' }];
  const marks = (serviceAccounts: readonly string[], most = 2) => ({ members, serviceAccounts, most });

  it('is set and taken back by address', () => {
    expect(withMark('m1', true, marks([]))).toEqual({ outcome: 'possible', serviceAccounts: ['Robot@example.com'] });
    expect(withMark('m1', null, marks(['robot@example.com ']))).toEqual({ outcome: 'possible', serviceAccounts: [] });
  });

  it('says why it can not be', () => {
    expect(withMark('m2', true, marks([])).outcome).toBe('unlisted');
    expect(withMark('m1', null, marks(['robot@*']))).toEqual({ outcome: 'pattern', serviceAccounts: ['robot@*'] });
    expect(withMark('m1', true, marks(['a@x', 'b@x'])).outcome).toBe('full');
  });
});
