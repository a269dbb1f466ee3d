import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import type { BadgeQuery } from '../../../utils/protocol/messages';
import { STALE_MS } from '../../../utils/rules/age';
import type { Paused } from '../../../utils/rules/answer';
import { DEFAULT_SETTINGS, type Settings } from '../../../utils/settings/schema';
import { dataRevision } from '../../../utils/storage/revision';
import { createTestTranslate } from '../../../utils/wording/testing';
import { createAnalyses } from '../analyses';
import { createState } from '../state';
import { connectIn, KEY_ID, NO_YEARS, NOTHING_LOGGED, NOW, PROJECT, refused, snapshot } from '../testing/browser';
import { answerBadges } from './badges';

const QUERY = { projectId: PROJECT, page: 'keys', from: 0, arrived: false } as const;

const setUp = (settings: Settings = DEFAULT_SETTINGS, why: Paused | null = null) => {
  const ledger = createLedger();
  const state = createState();
  const now = () => NOW;
  const refresh = { now: vi.fn(async () => undefined), ifOlderThan: vi.fn(async () => undefined) };
  const analyses = createAnalyses({ ledger, lastRequests: NOTHING_LOGGED, histories: NO_YEARS, now });
  const asked = { outOfReach: async () => why, settings: async () => settings };
  const parts = { ledger, state, analyses, refresh, ...asked, now, t: createTestTranslate() };
  return { ...parts, answer: (more: Partial<BadgeQuery> = {}) => answerBadges({ ...QUERY, ...more }, parts) };
};

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('the badge sheet', () => {
  it('is there at once from what is stored, and read again behind it when it is old', async () => {
    const { ledger, refresh, answer } = setUp();
    await connectIn(ledger, snapshot());
    refresh.ifOlderThan.mockReturnValue(new Promise(() => undefined));
    const sheet = await answer();
    expect(sheet.state).toBe('ready');
    expect(sheet.entities.map(({ id }) => id)).toContain(KEY_ID);
    expect(refresh.ifOlderThan).toHaveBeenCalledWith(PROJECT, STALE_MS);
  });

  it('of an unknown project says that it is not connected, and asks nothing', async () => {
    const { refresh, answer } = setUp();
    expect((await answer()).state).toBe('not-connected');
    expect(refresh.ifOlderThan).not.toHaveBeenCalled();
  });

  it('of an unknown project offers to connect it to a person who has just come, once a day', async () => {
    const { answer } = setUp();
    expect(await answer({ arrived: false })).toMatchObject({ state: 'not-connected', offer: false });
    expect(await answer({ arrived: true })).toMatchObject({ offer: true });
    expect(await answer({ arrived: true })).toMatchObject({ offer: false });
  });

  it('of a page whose badges are off says that', async () => {
    const { ledger, answer } = setUp({ ...DEFAULT_SETTINGS, badges: { team: true, keys: false } });
    await connectIn(ledger, snapshot());
    expect((await answer()).state).toBe('off');
  });

  it('of a project that was never read says that it is being read, and reads it', async () => {
    const { ledger, refresh, answer } = setUp();
    await connectIn(ledger);
    expect((await answer()).state).toBe('reading');
    expect(refresh.ifOlderThan).toHaveBeenCalled();
  });

  it('of a project that could never be read says why', async () => {
    const { ledger, state, answer } = setUp();
    await connectIn(ledger);
    await state.readings.change(PROJECT, () => ({ endedAt: NOW, fault: refused('unauthorized'), problem: null }));
    const sheet = await answer();
    expect(sheet.state).toBe('failed');
    expect(sheet.notice).toBeTruthy();
  });
});

describe('an analysis', () => {
  it('is made once, and again after a reading, a change of settings or at midnight UTC', async () => {
    const ledger = createLedger();
    let now = NOW;
    const analyses = createAnalyses({ ledger, lastRequests: NOTHING_LOGGED, histories: NO_YEARS, now: () => now });
    await connectIn(ledger, snapshot());
    const draw = (settings: Settings = DEFAULT_SETTINGS) => analyses.get(PROJECT, settings);

    const first = await draw();
    expect(await draw()).toBe(first);
    await dataRevision.change(PROJECT, () => 5);
    const second = await draw();
    expect(second).not.toBe(first);
    expect(second?.revision).toBe(5);
    const third = await draw({ ...DEFAULT_SETTINGS, windowDays: 30 });
    expect(third).not.toBe(second);
    now += 12 * 3_600_000;
    expect(await draw({ ...DEFAULT_SETTINGS, windowDays: 30 })).not.toBe(third);
  });
});
