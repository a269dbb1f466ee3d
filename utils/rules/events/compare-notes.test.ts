import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { type Answer, failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import { changeFields, type NoteChanges } from '../notes/merge';
import type { Note, NoteKind } from '../notes/note';
import type { DailySeries, Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OWN_KEYS_ONLY, TODAY } from '../testing';
import { type Baseline, EMPTY, wholeParts } from './baseline';
import { compareNotes, usedCanaries } from './compare-notes';

const DAY_MS = 86_400_000;
const note = (subject: string, changes: NoteChanges, kind: NoteKind = 'key', now = NOW - 10 * DAY_MS): Note => ({
  kind,
  subject,
  fields: changeFields({}, changes, { now, by: '' }),
});

const keys = (...ids: string[]) => whole(ids.map((id) => aKey(id, 'm1')));
const members = (...ids: string[]) => whole(ids.map((id) => aMember(id)));
const told = (notes: readonly Note[], before: Partial<Snapshot>, after: Partial<Snapshot>) =>
  compareNotes(notes, wholeParts(aSnapshot(before)), wholeParts(aSnapshot(after)));
const PEOPLE = { members: members('m1', 'm2', 'm3') };

describe('what or who a note names', () => {
  it('is told of when it goes: successor and backup of a key, contacts of an account', () => {
    const notes = [
      note('k1', { successor: 'K2', backup: 'm2' }),
      note('m1', { backup: 'm2', responsible: 'm3' }, 'member'),
    ];
    const changes = told(notes, { keys: keys('k1', 'k2'), ...PEOPLE }, { keys: keys('k1'), members: members('m1') });
    expect(changes).toMatchObject([
      { name: 'successor.gone', key: { keyId: 'k1' }, successor: { keyId: 'k2' } },
      { name: 'backup.left', key: { keyId: 'k1' }, backup: { memberId: 'm2' } },
      { name: 'contact.left', member: { memberId: 'm1' }, contact: { memberId: 'm2' }, as: 'backup' },
      { name: 'contact.left', member: { memberId: 'm1' }, contact: { memberId: 'm3' }, as: 'responsible' },
    ]);
  });

  it('is not, where it was not there before, where what the note is about is gone, or where the note was removed', () => {
    const before = { keys: keys('k1', 'k2'), ...PEOPLE };
    const after = { keys: keys('k1'), members: members('m1') };
    expect(told([note('k1', { successor: 'k9', backup: 'm9' })], before, after)).toEqual([]);
    expect(told([note('k2', { successor: 'k2', backup: 'm2' })], before, after)).toEqual([]);
    expect(told([note('m3', { backup: 'm2' }, 'member')], before, after)).toEqual([]);
    const removed = { ...note('k1', { successor: 'k2' }) };
    const fields = changeFields(removed.fields, { successor: null }, { now: NOW, by: '' });
    expect(told([{ ...removed, fields }], before, after)).toEqual([]);
  });

  it('is told from two whole lists alone, in any world, and once', () => {
    const lists = fc.record({
      keys: fc.uniqueArray(fc.constantFrom('k1', 'k2', 'k3')),
      members: fc.uniqueArray(fc.constantFrom('m1', 'm2', 'm3')),
      isWhole: fc.boolean(),
    });
    const notes = [note('k1', { successor: 'k2', backup: 'm2' }), note('m1', { responsible: 'm3' }, 'member')];
    const given = <T>(answer: Answer<T>, isWhole: boolean): Answer<T> =>
      isWhole || answer.state === 'failed' ? answer : withGaps(answer.value, [OWN_KEYS_ONLY]);
    holds(
      fc.property(lists, lists, (a, b) => {
        const [was, is] = [a, b].map(({ keys: k, members: m, isWhole }) =>
          aSnapshot({ keys: given(keys(...k), isWhole), members: given(members(...m), isWhole) }),
        ) as [Snapshot, Snapshot]; // Two of two.
        const changes = compareNotes(notes, wholeParts(was), wholeParts(is));
        if (!(a.isWhole && b.isWhole)) expect(changes).toEqual([]);
        const isGone = a.keys.includes('k2') && !b.keys.includes('k2') && b.keys.includes('k1');
        const expected = a.isWhole && b.isWhole && isGone ? 1 : 0;
        expect(changes.filter(({ name }) => name === 'successor.gone')).toHaveLength(expected);
        expect(compareNotes(notes, wholeParts(is), wholeParts(is))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});

describe('a canary', () => {
  const MARKED = NOW - 3 * DAY_MS;
  const canary = note('k1', { canary: true }, 'key', MARKED);
  const usedOn = (...days: number[]): DailySeries =>
    aSeries({ k1: Object.fromEntries(days.map((back) => [addDays(TODAY, -back), 5])) });
  const alarms = (parts: Partial<Snapshot>, told: Record<string, string> = {}, before: Baseline = EMPTY) =>
    usedCanaries([canary], before, aSnapshot({ keys: keys('k1'), ...parts }), new Map(Object.entries(told)));

  it('that was used since its mark is told with the latest day, by whichever witness, whole or not', () => {
    const expected = [{ name: 'canary.used', key: aKey('k1', 'm1'), day: TODAY }];
    expect(alarms({ usage: whole(usedOn(2, 0)) })).toEqual(expected);
    expect(alarms({ usage: withGaps(usedOn(0), [OWN_KEYS_ONLY]) })).toEqual(expected);
    expect(alarms({ usage: failed(FAULT), cost: whole(usedOn(0)) })).toEqual(expected);
    const hours = { ...aSeries(), uncounted: { k1: [90] } };
    expect(alarms({ usage: whole(hours) })).toEqual(expected);
    expect(alarms({ keys: whole([]), expiredKeys: keys('k1'), usage: whole(usedOn(0)) })).toEqual(expected);
  });

  it('that was used before its mark only is not', () => {
    expect(alarms({ usage: whole(usedOn(4, 3)), cost: whole(usedOn(4, 3)) })).toEqual([]);
    expect(alarms({})).toEqual([]);
  });

  it('that was used more on the day of its mark, after a reading since then, is', () => {
    const usage = whole(aSeries({ k1: { [addDays(TODAY, -3)]: 9 } }));
    const readAt = (at: number): Baseline => ({ ...EMPTY, usage: { value: usedOn(3), readAt: at } });
    expect(alarms({ usage }, {}, readAt(MARKED + 1))).toMatchObject([{ day: addDays(TODAY, -3) }]);
    expect(alarms({ usage }, {}, readAt(MARKED - 1))).toEqual([]);
    expect(alarms({ usage: whole(usedOn(3)) }, {}, readAt(MARKED + 1))).toEqual([]);
  });

  it('is told of one day once', () => {
    expect(alarms({ usage: whole(usedOn(1, 0)) }, { k1: TODAY })).toEqual([]);
    expect(alarms({ usage: whole(usedOn(1, 0)) }, { k1: addDays(TODAY, -1) })).toHaveLength(1);
  });

  it('is none without the mark', () => {
    const usage = whole(usedOn(0));
    const unmarked = { ...canary, fields: changeFields(canary.fields, { canary: null }, { now: NOW, by: '' }) };
    expect(usedCanaries([unmarked], EMPTY, aSnapshot({ keys: keys('k1'), usage }), new Map())).toEqual([]);
  });
});
