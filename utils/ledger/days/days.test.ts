import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Answer, failed, whole, withGaps } from '../../rules/answer';
import { addDays } from '../../rules/days';
import type { DailySeries, Snapshot } from '../../rules/snapshot';
import { dollarsArb, requestsArb, seriesOf, told } from '../../rules/stored-days/testing/series';
import { aSeries, aSnapshot, FAULT, NOW, OWN_KEYS_ONLY, TODAY } from '../../rules/testing';
import { holdsLater } from '../../testing/properties';
import { createLedger } from '../ledger';
import { dyingAt } from '../testing/dying-worker';

const PROJECT = { projectId: 'p1', name: 'Voice', connectedAt: 1, lastReadAt: null, viewer: {} };
const DAY_MS = 86_400_000;
const day = (back: number): string => addDays(TODAY, -back);
const WEEK = { from: day(6), to: TODAY };

const start = async () => {
  const name = `ledger-${crypto.randomUUID()}`;
  const ledger = createLedger({ name });
  await ledger.writeProject(PROJECT);
  const days = async (range = WEEK) => {
    const read = await ledger.readDays('p1', range);
    if (read.state !== 'present') throw new Error(read.problem);
    return read.days;
  };
  const read = (parts: Partial<Snapshot>) => ledger.writeSnapshot(aSnapshot({ clockOffset: 0, ...parts }));
  const slice = (answer: Answer<DailySeries>, asked: { from: string; to: string }, readOn: string | null = TODAY) =>
    ledger.writeSlice('p1', { asked, at: NOW, answer, readOn });
  return { name, ledger, days, read, slice };
};

const puts = () => {
  const real = IDBObjectStore.prototype.put;
  const written: string[] = [];
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
    if (this.name === 'days') written.push(value.day);
    return real.call(this, value);
  });
  return written;
};

afterEach(() => vi.restoreAllMocks());

describe('the days of a reading', () => {
  it('come back as they were read, and what was not read is a gap, never a day without use', async () => {
    const { read, days } = await start();
    const usage = aSeries({ k1: { [TODAY]: 5, [day(1)]: 7 } }, { from: day(3) });
    await read({ usage: whole(usage), cost: whole(aSeries({ k1: { [day(1)]: 0.25 } }, { from: day(2) })) });
    expect(await days()).toEqual({
      usage: { ...WEEK, byAccessor: { k1: [0, 0, 0, 0, 0, 7, 5] }, unattributed: [] },
      cost: { ...WEEK, byAccessor: { k1: [0, 0, 0, 0, 0, 0.25, 0] }, unattributed: [] },
      costUnknown: [{ from: day(6), to: day(3) }],
      gaps: [{ from: day(6), to: day(4), why: 'unread' }],
      unsettled: [day(2), day(1), TODAY],
    });
  });

  it.each([
    ['partial', withGaps(aSeries({ k1: { [TODAY]: 5 } }), [OWN_KEYS_ONLY])],
    ['failed', failed(FAULT)],
  ])('are not stored where usage is %s', async (_, usage) => {
    const { read, days } = await start();
    await read({ usage });
    expect((await days()).gaps).toEqual([{ ...WEEK, why: 'unread' }]);
  });

  it("are not stored where Deepgram's clock is unknown: the days may be none that have been", async () => {
    const { ledger, days } = await start();
    await ledger.writeSnapshot(aSnapshot({ usage: whole(aSeries()) }));
    expect((await days()).gaps).toEqual([{ ...WEEK, why: 'unread' }]);
  });

  it('are told apart where the cost was refused from where it is 0', async () => {
    const { read, days } = await start();
    await read({ usage: whole(aSeries({ k1: { [TODAY]: 5 } })), cost: failed(FAULT) });
    expect((await days()).costUnknown).toEqual([WEEK]);
    await read({ usage: whole(aSeries({ k1: { [TODAY]: 5 } })), cost: whole(aSeries()) });
    expect((await days()).costUnknown).toEqual([]);
    // What was told once is not lost by a refusal.
    await read({ usage: whole(aSeries({ k1: { [TODAY]: 6 } })), cost: failed(FAULT) });
    expect((await days()).costUnknown).toEqual([]);
  });

  it('are written again while they change, once more when they are final, and never where nothing is new', async () => {
    const { read } = await start();
    await read({ usage: whole(aSeries({ k1: { [TODAY]: 5 } })) });
    const written = puts();
    await read({ usage: whole(aSeries({ k1: { [TODAY]: 5 } })) });
    expect(written).toEqual([]);
    await read({ usage: whole(aSeries({ k1: { [TODAY]: 6 } })) });
    expect(written.splice(0)).toEqual([TODAY]);
    const next = addDays(TODAY, 1);
    const later = { usage: whole(aSeries({ k1: { [TODAY]: 6 } }, { to: next })), takenAt: NOW + DAY_MS };
    await read(later);
    expect(written.splice(0)).toEqual([day(2), next]);
    await read(later);
    expect(written).toEqual([]);
  });

  it('keep use that was told once, also where a later reading lacks it', async () => {
    const { read, days } = await start();
    await read({ usage: whole(aSeries({ K1: { [day(2)]: 5 } })), cost: whole(aSeries({ k2: { [day(1)]: 2 } })) });
    await read({ usage: whole(aSeries({ k1: { [day(2)]: 3, [TODAY]: 1 } })), cost: whole(aSeries()) });
    const { usage, cost } = await days();
    expect(usage.byAccessor).toEqual({ k1: [0, 0, 0, 0, 5, 0, 1] });
    expect(cost).toMatchObject({ byAccessor: {}, uncounted: { k2: [5] } });
  });

  it('come back whole, whatever figures they have', async () => {
    await holdsLater(
      fc.asyncProperty(seriesOf({ figure: requestsArb }), seriesOf({ figure: dollarsArb }), async (usage, cost) => {
        const { read, days } = await start();
        await read({ usage: whole(usage), cost: whole(cost) });
        const stored = await days({ from: usage.from, to: usage.to });
        expect(told(stored.usage)).toEqual(told(usage));
        expect(told(stored.cost)).toEqual(told(cost));
        expect([stored.gaps, stored.costUnknown]).toEqual([[], []]);
      }),
    );
  });

  it('are nobody else’s: a forgotten project leaves none behind', async () => {
    const { ledger, read, slice, name } = await start();
    await read({ usage: whole(aSeries({ k1: { [TODAY]: 5 } })) });
    await slice(failed(FAULT), { from: day(100), to: day(91) });
    await ledger.forget('p1');
    await slice(whole(aSeries({}, { from: day(100), to: day(91) })), { from: day(100), to: day(91) });
    await ledger.close();
    const db = await openDB(name);
    for (const store of ['days', 'accessors', 'slices']) expect(await db.count(store)).toBe(0);
    db.close();
  });
});

describe('slices of days', () => {
  const FROM = day(30);
  const RANGE = { from: FROM, to: day(4) };

  it('give the same days in whichever order they are stored, and beside readings', async () => {
    const sliceArb = fc
      .tuple(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 7 }))
      .chain(([at, days]) => seriesOf({ figure: requestsArb, from: addDays(FROM, at), days }));
    await holdsLater(
      fc.asyncProperty(
        fc.array(sliceArb, { minLength: 2, maxLength: 4 }),
        seriesOf({ figure: requestsArb, from: day(12), days: 13 }),
        fc.nat({ max: 4 }),
        async (series, reading, at) => {
          const outcome = async (all: readonly DailySeries[]) => {
            const { slice, read, days } = await start();
            for (const [i, each] of all.entries()) {
              if (i === at % all.length) await read({ usage: whole(reading) });
              await slice(whole(each), { from: each.from, to: each.to });
            }
            const { usage, gaps } = await days(RANGE);
            return [told(usage), gaps];
          };
          expect(await outcome(series)).toEqual(await outcome(series.toReversed()));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that Deepgram refused, no longer has, or had no answer to are gaps of that name', async () => {
    const { slice, days } = await start();
    await slice(failed({ ...FAULT, kind: 'forbidden' }), { from: day(40), to: day(31) });
    await slice(failed({ ...FAULT, kind: 'server' }), { from: day(30), to: day(21) });
    await slice(whole(aSeries({}, { from: day(15), to: day(11) })), { from: day(20), to: day(11) });
    expect((await days({ from: day(45), to: day(11) })).gaps).toEqual([
      { from: day(45), to: day(41), why: 'unread' },
      { from: day(40), to: day(31), why: 'refused' },
      { from: day(30), to: day(21), why: 'unread' },
      { from: day(20), to: day(16), why: 'not-kept' },
    ]);
  });

  it('bring nothing of days that may still change, nor where it is unknown which day it is', async () => {
    const { slice, days } = await start();
    await slice(whole(aSeries({}, { from: day(9), to: TODAY })), { from: day(9), to: TODAY });
    expect((await days({ from: day(9), to: TODAY })).gaps).toEqual([{ from: day(2), to: TODAY, why: 'unread' }]);
    await slice(whole(aSeries({}, { from: day(20), to: day(10) })), { from: day(20), to: day(10) }, null);
    expect((await days({ from: day(20), to: day(10) })).gaps).toEqual([{ from: day(20), to: day(10), why: 'unread' }]);
  });

  it('say whether they brought anything, and lose nothing of a day that is known', async () => {
    const { slice, read, days } = await start();
    const asked = { from: day(10), to: day(5) };
    await read({ usage: whole(aSeries({ k1: { [day(5)]: 9 } })), cost: whole(aSeries({ k1: { [day(5)]: 2 } })) });
    expect(await slice(whole(aSeries({}, asked)), asked)).toEqual({ ok: true, isNews: false });
    expect(await days({ from: day(5), to: day(5) })).toMatchObject({
      usage: { byAccessor: { k1: [9] } },
      cost: { byAccessor: { k1: [2] } },
      costUnknown: [],
    });
    const older = { from: day(120), to: day(110) };
    expect(await slice(whole(aSeries({}, older)), older)).toEqual({ ok: true, isNews: true });
  });
});

describe('a worker that dies while it stores days', () => {
  const READ = { usage: whole(aSeries({ k1: { [TODAY]: 5 }, k2: { [day(1)]: 1 } }, { from: day(3) })) };
  const SLICE = { from: day(6), to: day(4) };

  it.each([
    ['of a reading', 15],
    ['of a slice', 5],
  ])('%s, at whichever request, leaves all or nothing, and the next one brings the same', async (of, least) => {
    let tried = 0;
    for (let dies = 1; ; dies += 1) {
      const { read, slice, days } = await start();
      const all = { from: day(6), to: TODAY };
      const work = async () =>
        of === 'of a reading'
          ? read(READ)
          : slice(whole(aSeries({ k3: { [day(5)]: 2 } }, SLICE)), SLICE, addDays(TODAY, 9));
      const isDead = await dyingAt(dies, work);
      if (!isDead) break;
      tried += 1;
      const { gaps } = await days(all);
      const known = of === 'of a reading' ? { from: day(3), to: TODAY } : SLICE;
      const unread = of === 'of a reading' ? { from: day(6), to: day(4) } : { from: day(3), to: TODAY };
      expect([[{ ...all, why: 'unread' }], [{ ...unread, why: 'unread' }]]).toContainEqual(gaps);
      await work();
      expect((await days(known)).gaps).toEqual([]);
    }
    expect(tried).toBeGreaterThan(least);
  });
});

describe('damage', () => {
  const damaged = async (damage: (db: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>) => {
    const stage = await start();
    await stage.read({ usage: whole(aSeries({ k1: { [day(2)]: 5 }, k2: { [day(1)]: 1 } })) });
    await stage.ledger.close();
    const db = await openDB(stage.name);
    await damage(db);
    db.close();
    return stage;
  };

  it.each([
    ['is no array', { index: [0] }],
    ['has more places than figures', { index: Uint32Array.of(0, 1) }],
    ['has a place twice', { uncounted: Uint32Array.of(0, 0) }],
    ['has a place that no accessor has', { charged: Uint32Array.of(7) }],
    ['has no figures', { requests: undefined }],
    ['has a cost of another length', { cost: Float64Array.of() }],
  ])('of a day that %s costs that day alone, which the next reading brings back', async (_, change) => {
    const { days, read } = await damaged(async (db) => {
      const row = await db.get('days', ['p1', day(2)]);
      await db.put('days', { ...row, figures: { ...row.figures, ...change } });
    });
    expect(await days()).toMatchObject({
      usage: { byAccessor: { k2: [0, 0, 0, 0, 0, 1, 0] } },
      gaps: [{ from: day(2), to: day(2), why: 'damaged' }],
    });
    await read({ usage: whole(aSeries({ k1: { [day(2)]: 5 } })) });
    expect(await days()).toMatchObject({ gaps: [], usage: { byAccessor: { k1: [0, 0, 0, 0, 5, 0, 0] } } });
  });

  it.each([
    ['is lost', null],
    ['is damaged', { version: 1, projectId: 'p1', list: 'x', ids: [1] }],
    ['is another', { version: 1, projectId: 'p1', list: 'another', ids: ['k2', 'k1'], count: 2 }],
    ['is shorter', 'shorter'],
  ])('of the list of accessors that %s never lays use at another key', async (_, to) => {
    const { days, read } = await damaged(async (db) => {
      const row = await db.get('accessors', 'p1');
      if (to === null) await db.delete('accessors', 'p1');
      else await db.put('accessors', to === 'shorter' ? { ...row, ids: row.ids.slice(0, 1) } : to);
    });
    const { usage, gaps } = await days();
    expect(usage.byAccessor).toEqual({});
    expect(gaps).toContainEqual(expect.objectContaining({ why: 'damaged' }));
    await read({ usage: whole(aSeries({ k2: { [day(1)]: 1 }, k1: { [day(2)]: 5 } })) });
    expect(await days()).toMatchObject({
      gaps: [],
      usage: { byAccessor: { k1: [0, 0, 0, 0, 5, 0, 0], k2: [0, 0, 0, 0, 0, 1, 0] } },
    });
  });

  it('of the notes of slices costs the gaps their names', async () => {
    const { days } = await damaged((db) => db.put('slices', { version: 1, projectId: 'p1', inVain: [{ from: 1 }] }));
    expect((await days({ from: day(100), to: day(91) })).gaps).toEqual([
      { from: day(100), to: day(91), why: 'unread' },
    ]);
  });
});

describe('old days', () => {
  it('are erased some at a time, counted from the newest day that is stored', async () => {
    const { ledger, read, days } = await start();
    await read({ usage: whole(aSeries({ k1: { [TODAY]: 1 } }, { from: day(299) })) });
    await ledger.eraseDays('p1', 90);
    expect((await days({ from: day(299), to: TODAY })).gaps).toEqual([{ from: day(299), to: day(200), why: 'unread' }]);
    for (const _ of [1, 2, 3]) await ledger.eraseDays('p1', 90);
    expect((await days({ from: day(299), to: TODAY })).gaps).toEqual([{ from: day(299), to: day(90), why: 'unread' }]);
  });

  it('stay where this machine’s clock is ahead, whether or not Deepgram’s is known', async () => {
    const { ledger, read, days } = await start();
    await read({ usage: whole(aSeries({}, { from: day(50) })) });
    const ahead = { takenAt: NOW + 3_000 * DAY_MS };
    await read({ ...ahead, clockOffset: -3_000 * DAY_MS, usage: whole(aSeries()) });
    const future = addDays(TODAY, 3_000);
    await ledger.writeSnapshot(
      aSnapshot({ ...ahead, usage: whole(aSeries({}, { from: addDays(future, -9), to: future })) }),
    );
    await ledger.eraseDays('p1', 90);
    expect((await days({ from: day(50), to: TODAY })).gaps).toEqual([]);
  });

  it('of a project without any are none', async () => {
    const { ledger } = await start();
    expect(await ledger.eraseDays('p1', 90)).toEqual({ ok: true });
  });
});
