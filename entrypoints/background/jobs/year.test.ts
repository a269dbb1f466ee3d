import { PATIENCE_MS } from '../../../utils/testing/patience';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Simulator, startSimulator } from '../../../simulator/index';
import { PROJECT_ID, SANDBOX_ID, SECRETS, smallSeed } from '../../../simulator/seeds/small';
import { seenRows } from '../../../simulator/world/usage';
import { createWorld } from '../../../simulator/world/world';
import { createProjectReader } from '../../../utils/deepgram/project-reader';
import type { StoredSecret } from '../../../utils/deepgram/types';
import { createLedger } from '../../../utils/ledger/ledger';
import { addDays, dayOf, daysBetween } from '../../../utils/rules/days';
import { DEFAULT_SETTINGS, type Settings } from '../../../utils/settings/schema';
import { currentRevision } from '../../../utils/storage/revision';
import { createYear, startYear } from './year';

const NOW = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const USAGE = 'GET /v1/projects/{project_id}/usage/breakdown';
const SECRET_OF: Readonly<Record<string, string>> = { [PROJECT_ID]: SECRETS.admin, [SANDBOX_ID]: SECRETS.sandbox };

let simulator: Simulator;

beforeEach(async () => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  // The clock alone: alarms of the stand-in for the browser, the world and the background go by it.
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  simulator = await startSimulator({ seed: createWorld({ now: () => Date.now(), seed: smallSeed }) });
});
afterEach(async () => {
  await simulator.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A browser with connected projects that have been read once, and the parts as a start of the worker makes them. */
const start = async (projects: readonly string[] = [PROJECT_ID], settings: Partial<Settings> = {}) => {
  let locked: 'locked' | null = null;
  let gate: Promise<void> = Promise.resolve();
  const ledger = createLedger();
  const secretFor = async (projectId: string): Promise<StoredSecret> =>
    locked ? { fault: locked } : { secret: SECRET_OF[projectId] ?? '' };
  const throughGate: typeof globalThis.fetch = async (...call) => {
    await gate;
    return simulator.fetch(...call);
  };
  const worker = (fetch = throughGate) => {
    const reader = createProjectReader({
      secretFor,
      now: Date.now,
      sleep: async () => undefined,
      fetch,
    });
    const parts = {
      ...{ ledger, reader, now: Date.now },
      outOfReach: async () => locked,
      settings: async () => ({ ...DEFAULT_SETTINGS, ...settings }),
    };
    return { reader, year: createYear(parts) };
  };
  const read = async (projectId: string, { reader } = worker()) =>
    ledger.writeSnapshot(await reader.refresh({ projectId, projectName: '', usageDays: 90, viewer: {} }));
  for (const projectId of projects) {
    await ledger.writeProject({ projectId, name: '', connectedAt: NOW, lastReadAt: null, viewer: {} });
    await read(projectId);
  }
  simulator.calls.clear();
  const days = async (from = addDays(dayOf(Date.now()), -364), to = dayOf(Date.now())) => {
    const stored = await ledger.readDays(PROJECT_ID, { from, to });
    if (stored.state !== 'present') throw new Error(stored.problem);
    return stored.days;
  };
  return {
    ...{ ledger, worker, read, days },
    lock: (how: 'locked' | null) => {
      locked = how;
    },
    hold: () => {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
  };
};
type Year = ReturnType<Awaited<ReturnType<typeof start>>['worker']>['year'];

/** The moment of the alarm; `null` where none is set. */
const alarmAt = async (): Promise<number | null> => (await fakeBrowser.alarms.get('year'))?.scheduledTime ?? null;

/** Lets time go on to the alarm, which rings; whether there was one. */
const ring = async (year: Year): Promise<boolean> => {
  const at = await alarmAt();
  if (at === null) return false;
  vi.setSystemTime(Math.max(at, Date.now()));
  await fakeBrowser.alarms.clear('year');
  await year.read();
  return true;
};
const ringUntilDone = async (year: Year, most = 50): Promise<void> => {
  for (let rung = 0; await ring(year); rung += 1) if (rung > most) throw new Error('it never ends');
};

const slices = () => simulator.calls.list.map(({ query }) => Object.fromEntries(query));

describe('the past year of a project', () => {
  it('is read in five calls, the reading’s own among them, the newest days first, and is what Deepgram has', async () => {
    const { worker, days } = await start();
    const before = (await currentRevision(PROJECT_ID)) ?? 0;
    const { year } = worker();
    await year.wake();
    expect(simulator.calls.count()).toBe(0);
    await ringUntilDone(year);
    expect(simulator.calls.count()).toBe(4);
    expect(slices().map(({ start: from, end }) => daysBetween(from ?? '', end ?? '') + 1)).toEqual([90, 90, 90, 4]);
    expect(slices().map(({ end }) => end)).toEqual([91, 181, 271, 361].map((back) => addDays('2026-11-21', -back)));
    for (const query of slices()) expect(Object.keys(query).sort()).toEqual(['end', 'grouping', 'start']);
    expect(await currentRevision(PROJECT_ID)).toBe(before + 4);

    const { usage, gaps, unsettled } = await days();
    expect([gaps, unsettled]).toEqual([[], ['2026-11-19', '2026-11-20', '2026-11-21']]);
    const expected = new Map<string, number>();
    // Today's figures have grown since they were read.
    const yesterday = addDays(usage.to, -1);
    for (const row of seenRows(simulator.world.project(PROJECT_ID), usage.from, yesterday, Date.now()))
      expected.set(row.accessor ?? '', (expected.get(row.accessor ?? '') ?? 0) + row.requests);
    const sum = (figures: readonly number[]) => figures.slice(0, -1).reduce((a, b) => a + b, 0);
    const found = new Map(Object.entries(usage.byAccessor).map(([accessor, figures]) => [accessor, sum(figures)]));
    expect(found.set('', sum(usage.unattributed))).toEqual(expected);
  });

  it('takes no more than two slices a minute, over all projects', async () => {
    const { worker } = await start([PROJECT_ID, SANDBOX_ID]);
    const { year } = worker();
    await year.wake();
    await ringUntilDone(year);
    const moments = simulator.calls.list.map(({ at }) => at);
    expect(moments).toHaveLength(8);
    for (const [i, at] of moments.slice(2).entries()) expect(at - (moments[i] ?? 0)).toBeGreaterThanOrEqual(MINUTE);
    // The newest days of both come before the older ones of either.
    expect(slices().map(({ end }) => daysBetween(end ?? '', '2026-11-21'))).toEqual([
      ...[91, 91, 181, 181, 271, 271, 361, 361],
    ]);
  });

  it('goes on after the worker has died between any two slices, and during one, at the same pace', async () => {
    const { worker, days } = await start();
    const asked: string[] = [];
    // It dies while Deepgram has its question: nothing of it is heard any more.
    const { year: dying } = worker(async (url) => {
      asked.push(String(url));
      return new Promise(() => undefined);
    });
    await dying.wake();
    const at = (await alarmAt()) ?? 0;
    vi.setSystemTime(at);
    void dying.read();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    for (let worked = true; worked; ) {
      const { year } = worker();
      await year.wake();
      worked = await ring(year);
    }
    expect((await days()).gaps).toEqual([]);
    // The question of the one that died counts too.
    const moments = [at, ...simulator.calls.list.map((call) => call.at)];
    expect(moments).toHaveLength(5);
    for (const [i, moment] of moments.slice(2).entries())
      expect(moment - (moments[i] ?? 0)).toBeGreaterThanOrEqual(MINUTE);
  });

  it('is read again where days are missing: from a time without readings, and damaged ones', async () => {
    const { worker, read, days } = await start();
    await ringUntilDone(worker().year);
    const { year } = worker();
    await year.wake();
    await ringUntilDone(year);
    vi.setSystemTime(NOW + 200 * DAY);
    simulator.world.clock.set(NOW + 200 * DAY);
    await read(PROJECT_ID);
    simulator.calls.clear();
    await year.wake();
    await ringUntilDone(year);
    // 109 days without a reading, and three that could still change at the last one before.
    expect(slices().map(({ start: from, end }) => [from, end])).toEqual([
      ['2026-12-11', '2027-03-10'],
      ['2026-11-19', '2026-12-10'],
    ]);
    expect((await days()).gaps).toEqual([]);
  });

  it('of a project that keeps fewer days is no longer than that, and nothing is read that is erased again', async () => {
    const { worker } = await start([PROJECT_ID], { daysKept: 120 });
    const { year } = worker();
    await year.wake();
    await ringUntilDone(year);
    expect(slices()).toEqual([{ start: '2026-07-25', end: '2026-08-22', grouping: 'accessor' }]);
  });
});

describe('what can not be had', () => {
  it.each([
    ['refused', 403],
    ['unread', 500],
  ] as const)(
    'is %s after the status %i, asked for again after ever longer, and read once it can be',
    async (why, status) => {
      const { worker, days, ledger } = await start();
      const { year } = worker();
      const lift = simulator.faults.add({ endpoint: USAGE, fault: { kind: 'status', status } });
      await year.wake();
      while (((await alarmAt()) ?? Infinity) < NOW + 7 * DAY) await ring(year);
      const old = ['2025-12-01', '2026-08-22'] as const;
      expect((await days(...old)).gaps).toEqual([{ from: old[0], to: old[1], why }]);
      // Four slices; hours double up to a week, minutes up to a day. A 500 is tried three times at once by the client.
      expect(simulator.calls.count()).toBeLessThanOrEqual(why === 'refused' ? 5 * 8 : 4 * 16 * 3);
      expect(simulator.calls.count()).toBeGreaterThan(12);
      lift();
      await ledger.slices.change(PROJECT_ID, () => undefined);
      await year.wake();
      await ringUntilDone(year);
      expect((await days(...old)).gaps).toEqual([]);
    },
  );

  it('is asked for in halves where it is too much at once, at the same pace, whichever worker does it', async () => {
    const { worker, days } = await start();
    const moments: number[] = [];
    const upTo30Days: typeof globalThis.fetch = async (...call) => {
      moments.push(Date.now());
      const query = new URL(new Request(...call).url).searchParams;
      const length = daysBetween(query.get('start') ?? '', query.get('end') ?? '') + 1;
      return length > 30 ? Response.json({ message: 'too many days' }, { status: 400 }) : simulator.fetch(...call);
    };
    for (let worked = true; worked; ) {
      const { year } = worker(upTo30Days);
      await year.wake();
      worked = await ring(year);
    }
    expect((await days()).gaps).toEqual([]);
    // Three slices of 90 days in four pieces each, after three times in vain, and one of 4 days.
    expect(moments).toHaveLength(3 * 7 + 1);
    for (const [i, at] of moments.slice(2).entries()) expect(at - (moments[i] ?? 0)).toBeGreaterThanOrEqual(MINUTE);
  });

  it('waits for as long as Deepgram asks for', async () => {
    const { worker } = await start();
    const headers = { 'retry-after': '7200' };
    simulator.faults.add({ endpoint: USAGE, fault: { kind: 'status', status: 429, headers } });
    const { year } = worker();
    await year.wake();
    while (((await alarmAt()) ?? Infinity) < NOW + HOUR) await ring(year);
    expect(simulator.calls.count()).toBe(4);
    expect((await alarmAt()) ?? 0).toBeGreaterThanOrEqual(NOW + 2 * HOUR);
  });

  it('is named where Deepgram no longer has it', async () => {
    const { worker, days } = await start();
    const begins = '2026-06-01';
    const change = (body: unknown) => {
      const answer = body as { start: string; end: string };
      return answer.end < begins ? { ...answer, start: begins, end: begins } : { ...answer, start: begins };
    };
    simulator.faults.add({ endpoint: USAGE, fault: { kind: 'rewrite', change } });
    const { year } = worker();
    await year.wake();
    while (((await alarmAt()) ?? Infinity) < NOW + HOUR) await ring(year);
    expect((await days()).gaps.at(-1)).toEqual({ from: '2026-05-25', to: '2026-05-31', why: 'not-kept' });
  });

  it('is not asked for again and again where the browser can’t store it', async () => {
    const { worker, ledger } = await start();
    const { year } = worker();
    vi.spyOn(ledger, 'writeSlice').mockResolvedValue({ ok: false, problem: 'full' });
    await year.wake();
    await ring(year);
    expect(simulator.calls.count()).toBe(1);
    expect(((await alarmAt()) ?? 0) - Date.now()).toBe(HOUR);
  });
});

describe('reading the past year', () => {
  it('pauses while the key is locked, and goes on after that', async () => {
    const { worker, lock, days } = await start();
    const { year } = worker();
    lock('locked');
    await year.wake();
    expect(await alarmAt()).toBeNull();
    await year.read();
    expect(simulator.calls.count()).toBe(0);
    lock(null);
    await year.wake();
    await ringUntilDone(year);
    expect((await days()).gaps).toEqual([]);
  });

  it('notes nothing in vain where the key was locked during the call', async () => {
    const { worker, lock, ledger } = await start();
    const { year, reader } = worker();
    await year.wake();
    const asked = vi.spyOn(reader, 'days').mockImplementationOnce(async () => {
      lock('locked');
      return { answer: { state: 'failed', fault: { kind: 'locked', endpoint: '' } }, clockOffset: undefined };
    });
    await ring(year);
    expect(asked).toHaveBeenCalledOnce();
    expect(await ledger.slices.read(PROJECT_ID)).toEqual({ state: 'absent' });
  });

  it('waits while anything else is in flight, of any project', async () => {
    const { worker, hold } = await start([PROJECT_ID, SANDBOX_ID]);
    const { year, reader } = worker();
    await year.wake();
    const release = hold();
    const query = { projectId: SANDBOX_ID, projectName: '', usageDays: 90, viewer: {} };
    const persons = reader.refresh(query);
    const atRest = vi.spyOn(reader, 'atRest');
    const ringing = ring(year);
    await vi.waitFor(() => expect(atRest).toHaveBeenCalled(), PATIENCE_MS);
    expect(simulator.calls.list.filter(({ path }) => path.includes(PROJECT_ID))).toEqual([]);
    release();
    await Promise.all([persons, ringing]);
    const templates = simulator.calls.list.map(({ path, template }) => [path.includes(SANDBOX_ID), template]);
    expect(templates.slice(0, 6).every(([isPersons]) => isPersons)).toBe(true);
    expect(simulator.calls.count()).toBe(8);
  });

  it('is nothing to do before a project’s first reading, nor without a project', async () => {
    const { worker, ledger } = await start([]);
    const { year } = worker();
    await year.wake();
    await ledger.writeProject({ projectId: PROJECT_ID, name: '', connectedAt: NOW, lastReadAt: null, viewer: {} });
    await year.wake();
    expect(await alarmAt()).toBeNull();
  });

  it('begins with its alarm, which frequent readings don’t put off', async () => {
    const { worker } = await start();
    const { year } = worker();
    await year.wake();
    const at = await alarmAt();
    vi.setSystemTime(NOW + 20_000);
    await year.wake();
    expect(await alarmAt()).toBe(at);
    const read = vi.fn(async () => undefined);
    startYear({ year: { wake: async () => undefined, read } });
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'another', scheduledTime: 0, persistAcrossSessions: true });
    expect(read).not.toHaveBeenCalled();
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'year', scheduledTime: 0, persistAcrossSessions: true });
    expect(read).toHaveBeenCalledOnce();
  });
});
