import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import type { Note } from '../notes/note';
import { aKey, aSeries, FAULT, OWN_KEYS_ONLY, TODAY } from '../testing';
import { arePlanChanges, arePlanFields, doneField, keyField } from './record';
import { proposalsFor, replacementOf } from './replacements';
import { systemsOf } from './systems';
import { placesArb, planOf, succeeded, ticked, written } from './testing/arbitraries';
import { trafficOf } from './traffic';

describe('the fields of a plan', () => {
  const fields = { begun: written(true, 3), leavesOn: written('2026-12-04', 3), ...ticked('K1', 2) };

  it('are what they are read as, and a newer version’s need only be entries', () => {
    expect(arePlanFields(fields)).toBe(true);
    expect(arePlanFields({ ...fields, mood: written('sunny', 1) })).toBe(true);
    expect(arePlanFields({ ...fields, leavesOn: written('2026-02-30', 1) })).toBe(false);
    expect(arePlanFields({ ...fields, [keyField('fate', 'k1')]: written({ is: 'sell' }, 1) })).toBe(false);
    expect(arePlanFields({ ...fields, begun: { value: true, at: 'yesterday', by: '' } })).toBe(false);
  });

  it('are changed by what this version knows alone', () => {
    expect(arePlanChanges({ leavesOn: '2026-12-04', [keyField('critical', 'k1')]: null })).toBe(true);
    for (const changes of [{ mood: 'sunny' }, { leavesOn: 'soon' }, { constructor: true }, { 'fate:': null }])
      expect(arePlanChanges(changes)).toBe(false);
  });
});

describe('the places of a key', () => {
  it('are those of its note and of the guide, each once, and a tick counts for its own place alone', () => {
    holds(
      fc.property(placesArb, (usedIn) => {
        const note: Note = {
          ...{ kind: 'key', subject: 'k1' },
          fields: { usedIn: written(usedIn, 1) as NonNullable<Note['fields']['usedIn']> },
        };
        const places = systemsOf(planOf('m1', {}), 'k1', note);
        expect(new Set(places.map((place) => doneField('k1', place))).size).toBe(places.length);
        for (const { kind, text } of usedIn) expect(places).toContainEqual({ kind, text, done: null });
        const [first] = places;
        if (!first) throw new Error('no place');
        const tick = written({ kind: first.kind, text: first.text, is: 'unused', note: '' }, 1);
        const after = systemsOf(planOf('m1', { [doneField('k1', first)]: tick }), 'k1', note);
        expect(after.flatMap(({ done }, at) => (done ? [at] : []))).toEqual([0]);
        const other = { ...tick, value: { kind: first.kind, text: `${first.text}!`, is: 'unused', note: '' } };
        const none = systemsOf(planOf('m1', { [doneField('k1', first)]: other }), 'k1', note);
        expect(none.every(({ done }) => done === null)).toBe(true);
      }),
    );
  });
});

describe('a replacement', () => {
  const old = aKey('old', 'm1', { comment: 'ci', tags: ['prod'], scopes: ['member'] });
  const made = (id: string, by: string, more = {}) =>
    aKey(id, by, { comment: 'CI (service)', tags: ['prod'], created: `${TODAY}T09:00:00Z`, ...more });
  const ground = (...keys: ReturnType<typeof aKey>[]) => ({
    ...{ keys: whole([old, ...keys]), since: Date.parse(`${TODAY}T08:00:00Z`), taken: ['old', 'other'] },
    isServiceAccount: (email: string) => email.startsWith('bot'),
  });
  const proposed = (...keys: ReturnType<typeof aKey>[]) =>
    proposalsFor(old, ground(...keys)).map(({ key }) => key.keyId);

  it('is proposed with why where it was made since and fits, under a service account first', () => {
    expect(proposed(made('a', 'ada'), made('b', 'bot'))).toEqual(['b', 'a']);
    expect(proposalsFor(old, ground(made('b', 'bot')))[0]?.because).toEqual([
      ...['made-since', 'scopes', 'expiry', 'name', 'tags', 'service-account'],
    ]);
  });

  it.each([
    ['made before the plan', made('a', 'bot', { created: `${addDays(TODAY, -1)}T09:00:00Z` })],
    ['with less scopes', made('a', 'bot', { scopes: [] })],
    ['that ends, where the old one does not', made('a', 'bot', { expires: '2027-01-01T00:00:00Z' })],
    ['of another name and other tags', made('a', 'bot', { comment: 'web', tags: [] })],
    ['that is one already', made('OTHER', 'bot')],
  ])('is not proposed of a key %s', (_, key) => {
    expect(proposed(key)).toEqual([]);
  });

  it('is there only where it is listed, and gone only by a whole list', () => {
    const note = succeeded('old', 'NEW');
    const listed = whole([made('new', 'bot')]);
    expect(replacementOf(note, listed, ['old'])?.is).toBe('there');
    expect(replacementOf(note, listed, ['old', 'new'])?.is).toBe('ends-too');
    expect(replacementOf(note, whole([]), [])?.is).toBe('gone');
    for (const keys of [withGaps([], [OWN_KEYS_ONLY]), failed(FAULT)])
      expect(replacementOf(note, keys, [])?.is).toBe('unseen');
    expect(replacementOf(undefined, listed, [])).toBeNull();
  });
});

describe('old and new side by side', () => {
  const ago = (days: number): string => addDays(TODAY, -days);
  const week = Object.fromEntries([8, 9, 10, 11, 12].map((day) => [ago(day), 100]));
  const stored = (gaps: readonly number[] = []) => ({
    usage: aSeries({ old: { ...week, [ago(2)]: 40, [ago(1)]: 25 }, fresh: { [ago(1)]: 75 } }),
    ...{ cost: aSeries(), costUnknown: [], unsettled: [ago(1), TODAY] },
    gaps: gaps.map((day) => ({ from: ago(day), to: ago(day), why: 'unread' as const })),
  });
  const of = (gaps?: readonly number[]) =>
    trafficOf(stored(gaps), { keyId: 'OLD', newId: 'fresh', begunOn: ago(8), today: TODAY });

  it('are told day by day, with what is left of the old traffic, whole days alone', () => {
    const { days, before, left, percent } = of();
    expect(days).toHaveLength(14);
    expect(days.at(-2)).toEqual({ day: ago(1), old: 25, replacing: 75, isOpen: true });
    expect([before && Math.round(before), left, percent]).toEqual([57, 25, 44]);
  });

  it('take a day that was not read for no day without requests', () => {
    const { days, left, percent } = of([1, 9, 10, 11, 12, 13, 14, 15]);
    expect(days.at(-2)).toMatchObject({ old: null, replacing: null });
    expect([left, percent]).toEqual([40, null]);
  });
});
