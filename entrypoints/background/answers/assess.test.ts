import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { HistoryQuery, KeyQuery, LastRequest } from '../../../utils/deepgram/types';
import type { StoredEvents } from '../../../utils/ledger/types';
import { analyzeProject } from '../../../utils/rules/analyze-project';
import { type Answer, failed, type OutOfReach, whole } from '../../../utils/rules/answer';
import type { DailySeries, Snapshot } from '../../../utils/rules/snapshot';
import { FRESH_FOR_MS } from '../../../utils/rules/verdicts/limits';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { currentRevision } from '../../../utils/storage/revision';
import { createTestTranslate } from '../../../utils/wording/testing';
import { createHistories } from '../histories';
import { createLastRequests } from '../last-requests';
import { createState } from '../state';
import { ADA, key, NO_DAYS, NO_NOTES, NOW, PROJECT, refused, snapshot } from '../testing/browser';
import { assess } from './assess';

const TODAY = '2026-11-21';
const BOB = { memberId: 'm-bob', email: 'bob@example.com', scopes: ['owner'] };
const steady = key({ keyId: 'steady', creator: BOB });
const use = (days: Record<string, Record<string, number>>): DailySeries => {
  const from = Date.parse('2026-08-23T00:00:00Z');
  const rows = Object.entries(days).map(([id, byDay]) => [
    id,
    Array.from({ length: 91 }, (_, i) => byDay[new Date(from + i * 86_400_000).toISOString().slice(0, 10)] ?? 0),
  ]);
  return { from: '2026-08-23', to: TODAY, byAccessor: Object.fromEntries(rows), unattributed: [] };
};
const YEAR: DailySeries = { from: '2025-11-22', to: TODAY, byAccessor: {}, unattributed: [] };

const NO_EVENTS = { state: 'present', events: [], damaged: 0, next: null, since: null } as const;

const start = (
  parts: Partial<Snapshot> = {},
  history: Answer<DailySeries> = whole(YEAR),
  log: Answer<LastRequest | null> = whole(null),
) => {
  const taken = snapshot({
    clockOffset: 0,
    viewer: { keyId: 'steady' },
    members: whole([ADA, BOB]),
    keys: whole([key({ keyId: 'ada-key', created: '2025-01-01T00:00:00Z' }), steady]),
    usage: whole(use({ steady: { [TODAY]: 5 } })),
    ...parts,
  });
  const ifOlderThan = vi.fn(async (_projectId: string, _ms: number) => undefined);
  const ask = vi.fn(async (_query: HistoryQuery) => history);
  const askLog = vi.fn(async (_query: KeyQuery) => log);
  const get = async () => ({ snapshot: taken, analysis: analyzeProject(taken, DEFAULT_SETTINGS, NOW), revision: 1 });
  const asked = {
    ledger: { ...NO_NOTES, listEvents: async (): Promise<StoredEvents> => NO_EVENTS },
    refresh: { ifOlderThan },
    outOfReach: async (): Promise<OutOfReach | null> => null,
    histories: createHistories({ ledger: NO_DAYS, reader: { history: ask }, state: createState(), now: () => NOW }),
    analyses: { get },
    lastRequests: createLastRequests({ reader: { lastRequest: askLog }, state: createState(), now: () => NOW }),
    state: createState(),
    settings: async () => DEFAULT_SETTINGS,
    now: () => NOW,
    t: createTestTranslate(),
  };
  return { asked, taken, ask, askLog, ifOlderThan };
};
const remove = { projectId: PROJECT, act: 'remove', memberId: ADA.memberId } as const;

beforeEach(() => fakeBrowser.reset());

describe('an assessment', () => {
  it('rests on a reading no older than a minute, and on the past year of the keys it is about', async () => {
    const { asked, ask, ifOlderThan } = start();
    expect(await assess(remove, asked)).toMatchObject({ verdict: 'safe' });
    expect(ifOlderThan.mock.calls).toEqual([[PROJECT, 60_000]]);
    expect(ask.mock.calls).toEqual([
      [{ projectId: PROJECT, keyIds: ['ada-key'], range: { from: '2025-11-22', to: TODAY } }],
    ]);
    // The year is asked for once, however often the panel looks again.
    await assess(remove, asked);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks the log for the latest request of each active key before it says safe, and for none where use was seen', async () => {
    const { asked, askLog } = start();
    expect(await assess(remove, asked)).toMatchObject({ verdict: 'safe' });
    expect(askLog.mock.calls).toEqual([[{ projectId: PROJECT, keyId: 'ada-key' }]]);
    const busy = start({ usage: whole(use({ 'ada-key': { [TODAY]: 2 }, steady: { [TODAY]: 5 } })) });
    await assess(remove, busy.asked);
    expect(busy.askLog).not.toHaveBeenCalled();
  });

  it('is in use by a request that only the log knows of yet, and has pages ask for their badges again', async () => {
    const { asked } = start({}, whole(YEAR), whole({ requestId: 'r', created: `${TODAY}T11:20:00Z` }));
    expect(await assess(remove, asked)).toMatchObject({ verdict: 'in-use' });
    // Once for the request, once for the past year.
    expect(await currentRevision(PROJECT)).toBe(2);
    const key = { projectId: PROJECT, act: 'key', keyId: 'ada-key' } as const;
    expect(await assess(key, asked)).toMatchObject({ verdict: 'in-use' });
  });

  it('is not safe where the log was asked in vain, and says that it is the log', async () => {
    const { asked } = start({}, whole(YEAR), failed(refused('server')));
    const assessment = await assess(remove, asked);
    expect(assessment?.verdict).toBe('unknown');
    expect(assessment?.say.why).toContain('request log');
  });

  it('remembers the past year that it read of a key, so that badges and findings follow', async () => {
    const { asked, taken } = start();
    const before = await currentRevision(PROJECT);
    await assess({ projectId: PROJECT, act: 'key', keyId: 'ada-key' }, asked);
    const covers = { from: YEAR.from, to: YEAR.to };
    expect(await asked.histories.known(taken)).toEqual({ 'ada-key': { activeDays: [], covers } });
    expect(await currentRevision(PROJECT)).toBe((before ?? 0) + 1);
  });

  it('remembers nothing of a past year that could not be read', async () => {
    const { asked, taken } = start({}, failed(refused('timeout')));
    await assess({ projectId: PROJECT, act: 'key', keyId: 'ada-key' }, asked);
    expect(await asked.histories.known(taken)).toEqual({});
  });

  it('asks for no year where use was seen', async () => {
    const { asked, ask } = start({ usage: whole(use({ 'ada-key': { [TODAY]: 2 }, steady: { [TODAY]: 5 } })) });
    expect(await assess(remove, asked)).toMatchObject({ verdict: 'in-use' });
    expect(ask).not.toHaveBeenCalled();
  });

  it('is unknown where the year can not be read, and asks again the next time', async () => {
    const { asked, ask } = start({}, failed(refused('timeout')));
    expect(await assess(remove, asked)).toMatchObject({ verdict: 'unknown' });
    await assess(remove, asked);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("of leaving is about the stored key's creator, unless the page says who is signed in", async () => {
    const { asked } = start();
    const leave = { projectId: PROJECT, act: 'leave', memberId: null } as const;
    expect(await assess(leave, asked)).toMatchObject({ verdict: 'blocked', planFor: BOB.memberId });
    expect(await assess({ ...leave, memberId: ADA.memberId }, asked)).toMatchObject({ verdict: 'safe' });
    const { asked: unknown } = start({ viewer: {} });
    expect(await assess(leave, unknown)).toBeNull();
  });

  it('of a role that is about to be given rests on what is stored: a reading may be of after the change', async () => {
    const { asked, ifOlderThan } = start();
    const role = { projectId: PROJECT, act: 'role', memberId: ADA.memberId, role: 'member' } as const;
    expect(await assess({ ...role, asStored: true }, asked)).toMatchObject({ verdict: 'loses-scopes' });
    // Older than that it is judged stale, so that it is read all the same.
    expect(ifOlderThan.mock.calls).toEqual([[PROJECT, FRESH_FOR_MS]]);
    await assess(role, asked);
    expect(ifOlderThan).toHaveBeenLastCalledWith(PROJECT, 60_000);
  });

  it('of a new role and of a single key need no more than they are about', async () => {
    const { asked, ask } = start();
    const role = { projectId: PROJECT, act: 'role', memberId: ADA.memberId, role: 'member' } as const;
    expect(await assess(role, asked)).toMatchObject({ verdict: 'loses-scopes' });
    expect(ask).not.toHaveBeenCalled();
    expect(await assess({ projectId: PROJECT, act: 'key', keyId: 'ada-key' }, asked)).toMatchObject({
      verdict: 'safe',
    });
    expect(ask.mock.calls[0]?.[0].keyIds).toEqual(['ada-key']);
    expect(await assess({ projectId: PROJECT, act: 'key', keyId: 'nobody' }, asked)).toBeNull();
  });

  it('of a key that is no longer listed says what became of it, where that was seen', async () => {
    const { asked } = start();
    const gone = key({ keyId: 'dead-key', comment: 'prod' });
    const end = { name: 'key.disappeared', key: gone, cause: 'deleted', carried: null } as const;
    const told = { seq: 4, epoch: 'e', from: NOW - 1, to: NOW, subject: 'key:dead-key', change: end };
    const listEvents = vi.fn(async (): Promise<StoredEvents> => ({ ...NO_EVENTS, events: [told] }));
    const query = { projectId: PROJECT, act: 'key', keyId: 'dead-key' } as const;
    expect(await assess(query, { ...asked, ledger: { ...NO_NOTES, listEvents } })).toMatchObject({
      verdict: 'gone',
      say: { line: 'The key “prod” was deleted' },
    });
    expect(listEvents).toHaveBeenCalledWith(PROJECT, expect.objectContaining({ subject: 'key:dead-key' }));
  });

  it('is nothing where the project was never read', async () => {
    const { asked } = start();
    expect(await assess(remove, { ...asked, analyses: { get: async () => null } })).toBeNull();
  });
});
