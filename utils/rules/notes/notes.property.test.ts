import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { areSameFields, changeFields, mergeFields } from './merge';
import { areNoteFields, MAX_NOTE_LIST, type NoteFields, noted } from './note';
import { withWords } from './search';
import { changesArb, fieldsArb } from './testing/arbitraries';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('the fields of a note', () => {
  it('are what they are read as, whatever a person writes, and whenever', () => {
    holds(
      fc.property(fieldsArb, changesArb, fc.double(), fc.string({ maxLength: 60 }), (before, changes, now, by) => {
        const after = changeFields(before, changes, { now, by });
        expect(areNoteFields(after)).toBe(true);
        expect(areNoteFields(structuredClone(after))).toBe(true);
        for (const [field, value] of Object.entries(changes))
          expect(noted(after, field as keyof typeof changes)).toEqual(value ?? undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  it('that are damaged anywhere are none, unless what took the place fits too', () => {
    const bad = fc.oneof(
      fc.constantFrom<unknown>(undefined, 0, '', [], {}, { value: 'x' }, { value: 'x', at: 'now', by: '' }),
      fc.constantFrom<unknown>({ value: 7, at: '2026-11-21T12:00:00Z', by: '' }),
      fc.constantFrom<unknown>({ value: null, at: '2026-99-21T12:00:00Z', by: '' }),
      fc.constantFrom<unknown>({ value: null, at: '2026-11-21T12:00:00Z', by: 7 }),
    );
    const names = ['purpose', 'usedIn', 'ask', 'holders', 'backup', 'successor', 'canary', 'keepUntil', 'responsible'];
    holds(
      fc.property(fieldsArb, fc.constantFrom(...names), bad, (fields, name, value) => {
        expect(areNoteFields({ ...fields, [name]: value })).toBe(false);
      }),
      { numRuns: 1_000 },
    );
    for (const none of [undefined, null, 7, 'x', []]) expect(areNoteFields(none)).toBe(false);
    const at = { at: '2026-11-21T12:00:00Z', by: '' };
    const many = Array.from({ length: MAX_NOTE_LIST + 1 }, () => ({ name: 'Ada' }));
    expect(areNoteFields({ holders: { value: many, ...at } })).toBe(false);
    expect(areNoteFields({ keepUntil: { value: '2026-02-30', ...at } })).toBe(false);
    expect(areNoteFields({ usedIn: { value: [{ kind: 'moon', text: 'x' }], ...at } })).toBe(false);
  });

  it('of a newer version are kept as they are', () => {
    const newer = { rotation: { value: { days: 90 }, at: '2026-11-21T12:00:00Z', by: 'Ada' } };
    expect(areNoteFields(newer)).toBe(true);
    expect(changeFields(newer as NoteFields, { ask: 'Ida' }, { now: NOW, by: '' })).toMatchObject(newer);
  });
});

it('a field of a newer version is merged by its own name, whatever every object has by that name', () => {
  const entry = { value: 'x', at: '2026-11-21T12:00:00Z', by: 'Ada' };
  for (const name of ['constructor', 'toString', '__proto__']) {
    const fields = Object.fromEntries([[name, entry]]);
    expect(mergeFields(fields, {})).toEqual(fields);
    expect(mergeFields({}, fields)).toEqual(fields);
    expect(changeFields({}, Object.fromEntries([[name, 'x']]), { now: NOW, by: 'Ada' })).toEqual(fields);
  }
});

describe('a change', () => {
  it('is later than what it takes the place of, also within a second and with a clock that was set back', () => {
    holds(
      fc.property(fieldsArb, changesArb, fc.integer({ min: -1e12, max: 1e12 }), (before, changes, off) => {
        const after = changeFields(before, changes, { now: NOW + off, by: 'Ada' });
        expect(areSameFields(mergeFields(before, after), { ...before, ...after })).toBe(true);
        expect(areSameFields(mergeFields(after, before), mergeFields(before, after))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('to what is there already changes nothing, and keeps who wrote it', () => {
    const before = changeFields({}, { ask: 'Ida', canary: true }, { now: NOW, by: 'Ada' });
    expect(changeFields(before, { ask: 'Ida', canary: true, purpose: null }, { now: NOW + 5, by: 'Bo' })).toBe(before);
  });

  it('that removes something is noted, and is undone by the value before', () => {
    const before: NoteFields = changeFields({}, { ask: 'Ida' }, { now: NOW, by: 'Ada' });
    const removed = changeFields(before, { ask: null }, { now: NOW, by: 'Bo' });
    expect(removed.ask).toEqual({ value: null, at: '2026-11-21T12:00:01Z', by: 'Bo' });
    expect(noted(mergeFields(removed, before), 'ask')).toBeUndefined();
    expect(noted(changeFields(removed, { ask: 'Ida' }, { now: NOW, by: '' }), 'ask')).toBe('Ida');
  });
});

describe('merging', () => {
  it('takes of each field what was written later', () => {
    holds(
      fc.property(fieldsArb, fieldsArb, (a, b) => {
        const merged = mergeFields(a, b);
        for (const [field, entry] of Object.entries(merged)) {
          const both = [a, b].flatMap((side) => side[field as keyof typeof side] ?? []);
          expect(both).toContainEqual(entry);
          for (const other of both) expect(entry.at >= other.at).toBe(true);
        }
        expect(Object.keys(merged).sort()).toEqual([...new Set([...Object.keys(a), ...Object.keys(b)])].sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes to the same in whatever order, and however often', () => {
    holds(
      fc.property(fieldsArb, fieldsArb, fieldsArb, (a, b, c) => {
        expect(mergeFields(a, b)).toEqual(mergeFields(b, a));
        expect(mergeFields(mergeFields(a, b), c)).toEqual(mergeFields(a, mergeFields(b, c)));
        expect(mergeFields(a, a)).toEqual(mergeFields(a, {}));
        expect(areSameFields(mergeFields(a, a), a)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('a search finds all of its words, whatever their order, case and accents', () => {
  const notes = ['Transcribes calls · CI: Jenkins', 'Tomás keeps it', 'Calls of JENKINS'];
  const found = (sought: string) => withWords(notes, sought, (text) => text);
  expect(found('jenkins calls')).toEqual([notes[0], notes[2]]);
  expect(found(' TOMAS ')).toEqual([notes[1]]);
  expect(found('')).toEqual(notes);
  expect(found('nothing like it')).toEqual([]);
});
