import { describe, expect, it } from 'vitest';
import type { Note } from '../notes/note';
import { fileToKeep, fileToSave, hasAddresses, type Local, localFile, notesIn, ownPart } from './local';
import { EMPTY_TEAM_FILE, type Placed, placed, placeKey, type TeamFile } from './team-file';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const NOTES: readonly Note[] = [
  {
    ...{ kind: 'key', subject: 'k1' },
    fields: {
      backup: { value: 'm1', at: '2026-11-20T12:00:00Z', by: 'Ada' },
      ask: { value: null, at: '2025-01-01T00:00:00Z', by: 'Ada' },
    },
  },
];
const MEMBERS = [
  { memberId: 'm1', email: 'ada@example.com' },
  { memberId: 'm2', email: 'robot@example.com' },
  { memberId: 'm3', email: 'ida@example.com' },
];
const local = (over: Partial<Local> = {}): Local => ({
  ...{ projectId: 'p1', notes: NOTES, members: MEMBERS, serviceAccounts: ['robot@*'] },
  ...{ before: null, now: NOW, by: 'Bo', ...over },
});
const at = (file: TeamFile, id: string, field: string, kind = 'member') =>
  file.entries.get(placeKey({ projectId: 'p1', kind, id, field }))?.entry;
const withEntries = (...all: readonly Placed[]): TeamFile => ({ ...EMPTY_TEAM_FILE, entries: placed(all) });

describe('what this browser says', () => {
  it('is its notes, and the marks of service accounts by member', () => {
    const file = fileToSave(local(), false);
    expect(at(file, 'k1', 'backup', 'key')?.value).toBe('m1');
    expect(at(file, 'm2', 'serviceAccount')).toEqual({ value: true, at: '2026-11-21T12:00:00Z', by: 'Bo' });
    expect(at(file, 'm1', 'serviceAccount')).toBeUndefined();
    expect(notesIn(localFile(local()), 'p1')).toEqual(NOTES);
  });

  it('has a mark as old as the file that first has it, and a mark taken back as a removal', () => {
    const before = fileToSave(local({ now: NOW - 1e9 }), false);
    expect(at(fileToSave(local({ before }), false), 'm2', 'serviceAccount')).toEqual(
      at(before, 'm2', 'serviceAccount'),
    );
    const removed = fileToSave(local({ before, serviceAccounts: [] }), false);
    expect(at(removed, 'm2', 'serviceAccount')).toMatchObject({ value: null, at: '2026-11-21T12:00:00Z' });
    // Of a member that no reading shows nothing is known, so the file keeps what it says.
    const unseen = fileToSave(local({ before, serviceAccounts: [], members: [] }), false);
    expect(at(unseen, 'm2', 'serviceAccount')?.value).toBe(true);
  });

  it('has addresses where they are asked for alone, of those that it speaks of', () => {
    const file = fileToSave(local(), true);
    expect(['m1', 'm2', 'm3'].map((id) => at(file, id, 'address')?.value)).toEqual([
      ...['ada@example.com', 'robot@example.com', undefined],
    ]);
    expect([hasAddresses(file), hasAddresses(null)]).toEqual([true, false]);
    expect(hasAddresses(fileToSave(local({ before: file }), false))).toBe(false);
  });

  it('drops a removal after 400 days, and no other', () => {
    expect(at(fileToSave(local(), false), 'k1', 'ask', 'key')).toBeUndefined();
    const sooner = fileToSave(local({ now: Date.parse('2026-02-01T00:00:00Z') }), false);
    expect(at(sooner, 'k1', 'ask', 'key')?.value).toBeNull();
  });
});

describe('what it carries on', () => {
  const entry = (value: string, day = 20) => ({ value, at: `2026-11-${day}T12:00:00Z`, by: 'Ida' });
  const elsewhere = { projectId: 'p2', kind: 'key', id: 'k9', field: 'ask' };
  const newer = { projectId: 'p1', kind: 'plan', id: 'x', field: 'state' };

  it('are other projects and what a newer version added, as they are in the newest file', () => {
    const first = withEntries({ ...elsewhere, entry: entry('a') }, { ...newer, entry: entry('b') });
    const before = fileToKeep(null, first, 'p1');
    const saved = fileToSave(local({ before }), false);
    expect([elsewhere, newer].map((place) => saved.entries.get(placeKey(place))?.entry.value)).toEqual(['a', 'b']);
    const later = fileToKeep(saved, withEntries({ ...elsewhere, entry: entry('c', 21) }), 'p1');
    expect(later.entries.get(placeKey(elsewhere))?.entry.value).toBe('c');
    const older = fileToKeep(later, withEntries({ ...elsewhere, entry: entry('a', 19) }), 'p1');
    expect(older.entries.get(placeKey(elsewhere))?.entry.value).toBe('c');
    expect(ownPart(later, 'p1').entries.has(placeKey(newer))).toBe(false);
  });

  it('of what it keeps itself is the opened file’s state', () => {
    const place = { projectId: 'p1', kind: 'key', id: 'k1', field: 'backup' };
    const saved = fileToSave(local(), false);
    const opened = withEntries({ ...place, entry: entry('m2', 10) });
    expect(fileToKeep(saved, opened, 'p1').entries.get(placeKey(place))?.entry.value).toBe('m2');
  });
});
