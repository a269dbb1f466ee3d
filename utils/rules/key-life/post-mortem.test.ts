import { describe, expect, it } from 'vitest';
import { addDays, dayRange } from '../days';
import type { Told } from '../events/event';
import type { StoredDays } from '../stored-days/stored-days';
import { aKey, aMember, aSeries, NOW, TODAY } from '../testing';
import { heirsOf } from './heirs';
import { keyDaysOf } from './key-days';
import type { EndTold } from './life';
import { postMortemOf } from './post-mortem';

const END = { from: NOW - 900_000, to: NOW };
const carrying = (last7: number, last30 = last7) => ({ last7, last30, lastDay: last30 > 0 ? TODAY : null });

const lost = (id: string, carried: ReturnType<typeof carrying> | null, by = 'ana'): EndTold => ({
  change: { name: 'key.disappeared', key: aKey(id, by), cause: 'creator-removed', carried },
  ...END,
});
const stored = (figures: Record<string, Record<string, number>>, gaps: StoredDays['gaps'] = []): StoredDays => ({
  usage: aSeries(figures),
  cost: aSeries(),
  ...{ costUnknown: [], gaps, unsettled: [TODAY] },
});
const daily = (figure: number, from: string, to: string): Record<string, number> =>
  Object.fromEntries(dayRange(from, to).map((day) => [day, figure]));

describe('what to create first', () => {
  const left: Told = { change: { name: 'member.left', member: aMember('ana'), keys: [], inUse: null }, ...END };
  const around = [
    lost('idle', carrying(0)),
    lost('big', carrying(900)),
    lost('unsure', null),
    lost('own', carrying(50)),
    left,
  ];

  it('is in the order of what each carried, with what isn’t known after that, and none of what carried nothing', () => {
    const found = postMortemOf(lost('own', carrying(50)), [...around, lost('other', carrying(5_000), 'bob')], null);
    expect(found.create.map(({ key }) => key.keyId)).toEqual(['big', 'own', 'unsure']);
    expect(found.idle.map(({ key }) => key.keyId)).toEqual(['idle']);
    expect(found.removed?.memberId).toBe('ana');
  });

  it('rests only on what was found at the same reading', () => {
    const later = { ...lost('big', carrying(900)), to: NOW + 1 };
    const found = postMortemOf(lost('own', carrying(50)), [later, { ...left, to: NOW + 1 }], null);
    expect(found.create.map(({ key }) => key.keyId)).toEqual(['own']);
    expect([found.removed, found.others]).toEqual([null, []]);
  });

  it('says nothing of a date that comes nearer, which changed nothing', () => {
    const nearing = (['key.expiry-neared', 'stored-key.expiry-neared'] as const).map(
      (name): Told => ({ change: { name, key: aKey('soon', 'bob'), step: 1, carried: null }, ...END }),
    );
    expect(postMortemOf(lost('own', null), [...nearing, left], null).others).toEqual([left]);
  });

  it('is unknown, and not nothing, where neither days nor a reading tell what it carried', () => {
    const found = postMortemOf(lost('own', null), [], null);
    expect([found.load, found.create[0]?.carried, found.idle]).toEqual([null, null, []]);
    const gaps = [{ from: addDays(TODAY, -20), to: addDays(TODAY, -1), why: 'refused' as const }];
    const partly = postMortemOf(lost('own', null), [], keyDaysOf(stored({}, gaps), 'own'));
    expect(partly.load?.last30).toEqual({ requests: 0, unread: 20 });
    expect(partly.create[0]?.carried).toBeNull();
  });

  it('takes what the reading before told whole over days of which some weren’t read', () => {
    const gaps = [{ from: addDays(TODAY, -20), to: addDays(TODAY, -1), why: 'unread' as const }];
    const days = keyDaysOf(stored({ own: { [TODAY]: 3 } }, gaps), 'own');
    expect(postMortemOf(lost('own', carrying(50, 80)), [], days).load?.last30).toEqual({ requests: 80, unread: 0 });
    const whole = keyDaysOf(stored({ own: { [TODAY]: 3, [addDays(TODAY, -7)]: 9 } }), 'own');
    const byDays = postMortemOf(lost('own', carrying(1, 1)), [], whole).load;
    expect([byDays?.last7.requests, byDays?.last30.requests, byDays?.lastDay]).toEqual([3, 12, TODAY]);
  });
});

describe('what may have taken over', () => {
  const AGO = addDays(TODAY, -5);
  const end = { from: Date.parse(`${AGO}T10:00:00Z`), to: Date.parse(`${AGO}T11:00:00Z`) };
  const dead = aKey('dead', 'ana', { comment: 'prod', tags: ['eu'] });
  const figures = {
    dead: daily(100, addDays(AGO, -30), AGO),
    tagged: daily(60, AGO, TODAY),
    likely: daily(110, AGO, TODAY),
    // Grew by as much, and by chance: it carries far more.
    noisy: { ...daily(9_000, addDays(AGO, -30), AGO), ...daily(9_100, addDays(AGO, 1), TODAY) },
    small: daily(20, AGO, TODAY),
    steady: daily(100, addDays(AGO, -30), TODAY),
  };
  const keys = Object.keys(figures).map((id) => aKey(id, 'bob', { tags: id === 'tagged' ? ['eu'] : [] }));

  it('began or grew by about as much then; first what a tag or the name ties to it', () => {
    const found = heirsOf(dead, end, keys, stored(figures));
    expect(found).toEqual([
      expect.objectContaining({ before: 0, after: 60, tie: 'tag' }),
      expect.objectContaining({ before: 0, after: 110, tie: null }),
    ]);
  });

  it('can’t be told where the days around its end weren’t read, and is nothing where it carried nothing', () => {
    const gaps = [{ from: addDays(AGO, -3), to: addDays(AGO, -3), why: 'unread' as const }];
    expect(heirsOf(dead, end, keys, stored(figures, gaps))).toBe('unread');
    expect(heirsOf(aKey('silent', 'ana'), end, keys, stored(figures))).toEqual([]);
  });
});
