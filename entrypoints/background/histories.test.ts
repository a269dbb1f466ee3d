import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { HistoryQuery } from '../../utils/deepgram/types';
import { createLedger } from '../../utils/ledger/ledger';
import { analyzeProject } from '../../utils/rules/analyze-project';
import { type Answer, failed, whole } from '../../utils/rules/answer';
import { addDays } from '../../utils/rules/days';
import type { DailySeries } from '../../utils/rules/snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, TODAY } from '../../utils/rules/testing';
import { createHistories } from './histories';
import { createState } from './state';

const day = (back: number): string => addDays(TODAY, -back);
const YEAR = { from: day(364), to: TODAY };
const QUERY = { projectId: 'p1', keyIds: ['quiet'], range: YEAR };

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

/** A project that was read, with the older days of its year as far as told. */
const start = async (
  older: readonly [back: number, to: number][],
  figures: Record<string, Record<string, number>> = {},
  history: Answer<DailySeries> = whole(aSeries({}, YEAR)),
) => {
  const ledger = createLedger();
  const state = createState();
  await ledger.writeProject({ projectId: 'p1', name: '', connectedAt: NOW, lastReadAt: null, viewer: {} });
  const busy = { busy: { [TODAY]: 3 } };
  const snapshot = aSnapshot({
    clockOffset: 0,
    members: whole([aMember('boss', 'owner'), aMember('m1')]),
    keys: whole([aKey('quiet', 'm1'), aKey('busy', 'boss')]),
    usage: whole(aSeries({ ...busy, ...figures })),
  });
  await ledger.writeSnapshot(snapshot);
  for (const [back, to] of older) {
    const asked = { from: day(back), to: day(to) };
    await ledger.writeSlice('p1', { asked, at: NOW, answer: whole(aSeries(figures, asked)), readOn: TODAY });
  }
  const ask = vi.fn(async (_query: HistoryQuery) => history);
  const histories = createHistories({ ledger, reader: { history: ask }, state, now: () => NOW });
  const stateOf = async (keyId: string) => {
    const years = await histories.known(snapshot);
    const { keys } = analyzeProject({ ...snapshot, years }, OPTIONS, NOW);
    return keys.state === 'failed' ? null : keys.value.find(({ key }) => key.keyId === keyId)?.state;
  };
  return { ask, histories, snapshot, stateOf };
};

describe('the past year of keys', () => {
  it('is known of each key by the stored days, and no call is made for it', async () => {
    const { ask, histories, stateOf } = await start([[364, 91]], { quiet: { [day(210)]: 1, [day(110)]: 1 } });
    expect(await stateOf('quiet')).toMatchObject({ state: 'rhythmic', lastDay: day(110), isYearRead: true });
    expect(await stateOf('busy')).toMatchObject({ state: 'in-use', isYearRead: true });
    const answer = await histories.get(QUERY);
    expect(answer).toMatchObject({ state: 'whole', value: YEAR });
    expect(answer.state === 'whole' && answer.value.byAccessor.quiet?.filter((figure) => figure > 0)).toEqual([1, 1]);
    expect(ask).not.toHaveBeenCalled();
  });

  it('is asked for where a day is missing, and what the stored days tell of use counts all the same', async () => {
    const older: [number, number][] = [
      [364, 200],
      [198, 91],
    ];
    const { ask, histories, stateOf } = await start(older, { quiet: { [day(210)]: 1 } });
    expect(await stateOf('quiet')).toMatchObject({ isYearRead: false, lastDay: day(210) });
    const answer = await histories.get(QUERY);
    expect(ask.mock.calls).toEqual([[QUERY]]);
    expect(answer.state === 'whole' && answer.value.byAccessor.quiet?.[154]).toBe(1);
    // What was asked of the one key is its own, and not the others'.
    expect(await stateOf('quiet')).toMatchObject({ isYearRead: true, lastDay: day(210) });
    expect(await stateOf('busy')).toMatchObject({ isYearRead: false });
  });

  it('is asked for where the ledger does not answer', async () => {
    const { ask, snapshot } = await start([[364, 91]]);
    const ledger = { readDays: async () => ({ state: 'unavailable', problem: 'unavailable' }) as const };
    const histories = createHistories({ ledger, reader: { history: ask }, state: createState(), now: () => NOW });
    await histories.get(QUERY);
    expect(ask).toHaveBeenCalledOnce();
    expect(await histories.known(snapshot)).toHaveProperty('quiet');
  });

  it('stays unread where neither has it', async () => {
    const { histories, stateOf } = await start([[364, 100]], {}, failed(FAULT));
    expect(await histories.get(QUERY)).toEqual(failed(FAULT));
    expect(await stateOf('quiet')).toMatchObject({ isYearRead: false, state: 'quiet' });
  });
});
