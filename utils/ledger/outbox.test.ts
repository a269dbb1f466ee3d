import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type Moment, planTelling, type Telling } from '../rules/alerts/plan-telling';
import { whole } from '../rules/answer';
import { addDays } from '../rules/days';
import type { Snapshot } from '../rules/snapshot';
import { aKey, aMember, aSeries, aSnapshot, NOW, TODAY } from '../rules/testing';
import { createLedger } from './ledger';
import { dyingAt } from './testing/dying-worker';
import type { Ledger } from './types';

const PROJECT = { projectId: 'p1', name: 'Voice', connectedAt: 1, lastReadAt: null, viewer: {} };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ON: Moment = {
  facts: { isOn: () => true, isServiceAccount: () => false },
  ...{ isOn: true, isQuiet: false, breakQuiet: true },
};

const USED = aSeries({ k2: { [addDays(TODAY, -1)]: 5 } });
const FIRST = {
  keys: whole([aKey('k1', 'm1'), aKey('k2', 'm2')]),
  members: whole([aMember('m1'), aMember('m2')]),
  usage: whole(USED),
};
/** A member is removed, and their key in use goes with them: two alerts. */
const SECOND = { ...FIRST, keys: whole([aKey('k1', 'm1')]), members: whole([aMember('m1')]) };
const reading = (hours: number, parts: Partial<Snapshot>): Snapshot =>
  aSnapshot({ ...parts, takenAt: NOW + hours * HOUR });

const start = async (name = `outbox-${crypto.randomUUID()}`) => {
  const ledger = createLedger({ name });
  await ledger.writeProject(PROJECT);
  const names = async (): Promise<readonly string[]> => {
    const stored = await ledger.listEvents('p1', { most: 1_000 });
    if (stored.state !== 'present') throw new Error(stored.problem);
    return stored.events.map(({ change }) => change.name);
  };
  return { name, ledger, names };
};
const claim = (ledger: Ledger, moment: Moment = ON, at = NOW): Promise<readonly Telling[]> =>
  ledger.claimOwed((owed) => planTelling(owed, moment), at);

let points = 0;

afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  console.log(`Ended the worker at ${points} points between a reading and its notification.`);
});

describe('a worker that dies', () => {
  it('at whichever request of a pass loses no event, and shows no notification twice', async () => {
    for (let dies = 1; ; dies += 1) {
      const { ledger, names } = await start();
      await ledger.writeSnapshot(reading(0, FIRST));
      const shown: string[] = [];
      const pass = async (hours: number): Promise<void> => {
        await ledger.writeSnapshot(reading(hours, SECOND));
        for (const { items } of await claim(ledger)) shown.push(...items.map(({ seq }) => String(seq)));
      };
      const isDead = await dyingAt(dies, () => pass(1));
      if (!isDead) {
        expect(shown.sort()).toEqual(['1', '2']);
        break;
      }
      points += 1;
      await pass(2);
      await pass(3);
      expect([dies, await names()]).toEqual([dies, ['member.left', 'key.disappeared']]);
      // Nothing is shown twice; what was not claimed before it died is shown by the next pass.
      expect([dies, shown.sort()]).toEqual([dies, ['1', '2']]);
    }
    expect(points).toBeGreaterThan(20);
  });

  it('between claim and notification repeats none, and the event stays', async () => {
    const { ledger, names } = await start();
    await ledger.writeSnapshot(reading(0, FIRST));
    await ledger.writeSnapshot(reading(1, SECOND));
    expect(await claim(ledger)).toHaveLength(1);
    points += 1;
    // Died before it was shown.
    await ledger.close();
    expect(await ledger.owes()).toBe(false);
    expect(await claim(ledger)).toEqual([]);
    expect(await names()).toEqual(['member.left', 'key.disappeared']);
  });

  it('while it notes that watching paused tells it once', async () => {
    for (let dies = 1; ; dies += 1) {
      const { ledger, names } = await start();
      await ledger.writeSnapshot(reading(0, FIRST));
      const shown: string[] = [];
      const pass = async (): Promise<void> => {
        await ledger.noteWatching('p1', 'locked', NOW + HOUR);
        for (const { id } of await claim(ledger)) shown.push(id);
      };
      const isDead = await dyingAt(dies, pass);
      if (isDead) points += 1;
      await pass();
      expect([dies, await names(), shown]).toEqual([dies, ['watch.paused'], ['p1:1']]);
      if (!isDead) break;
    }
  });
});

it('of two that claim at once one gets it', async () => {
  const { ledger, name } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  await ledger.writeSnapshot(reading(1, SECOND));
  const other = createLedger({ name });
  const claimed = await Promise.all([claim(ledger), claim(other)]);
  expect(claimed.flat()).toHaveLength(1);
});

it('is on the disk before it is shown', async () => {
  const { ledger } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  await ledger.writeSnapshot(reading(1, SECOND));
  const began = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await claim(ledger);
  expect(began.mock.calls.find(([, mode]) => mode === 'readwrite')?.[2]).toEqual({ durability: 'strict' });
});

it('quiet hours hold what can wait, once, and give it together at their end', async () => {
  const { ledger } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  await ledger.writeSnapshot(reading(1, SECOND));
  const quiet = { ...ON, isQuiet: true };
  const [now, ...none] = await claim(ledger, quiet);
  expect([now?.items.map(({ alert }) => alert.kind), none]).toEqual([['keyGone'], []]);
  expect(await claim(ledger, quiet)).toEqual([]);
  expect(await ledger.owes()).toBe(true);
  const [digest] = await claim(ledger);
  expect(digest?.items.map(({ alert }) => alert.kind)).toEqual(['creatorLost']);
  expect(await claim(ledger)).toEqual([]);
});

it('what nobody wants to be told of is owed no more, and isn’t told when they change their mind', async () => {
  const { ledger, names } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  await ledger.writeSnapshot(reading(1, SECOND));
  expect(await claim(ledger, { ...ON, isOn: false })).toEqual([]);
  expect(await ledger.owes()).toBe(false);
  expect(await claim(ledger)).toEqual([]);
  expect(await names()).toHaveLength(2);
});

it('a damaged row or event costs its own notification', async () => {
  const { ledger, name } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  await ledger.writeSnapshot(reading(1, SECOND));
  await ledger.close();
  const db = await openDB(name);
  await db.put('events', { projectId: 'p1', seq: 1, version: 9 });
  await db.put('outbox', { projectId: 'p1', seq: 7, channel: 'notification', version: 1, held: 'x' });
  db.close();
  const [told, ...others] = await claim(ledger);
  expect([told?.items.map(({ seq }) => seq), others]).toEqual([[2], []]);
  expect(await ledger.owes()).toBe(false);
});

it('what was shown is kept for a while, with whether it was pressed, and goes with its project', async () => {
  const { ledger } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  await ledger.writeSnapshot(reading(1, SECOND));
  const [told] = await claim(ledger);
  await ledger.noteClicked(told?.id ?? '');
  expect(await ledger.outbox.list()).toMatchObject({ values: [{ clicked: true }, { clicked: true }] });
  await claim(ledger, ON, NOW + 29 * DAY);
  expect(await ledger.outbox.list()).toMatchObject({ values: [{ seq: 1 }, { seq: 2 }] });
  await claim(ledger, ON, NOW + 31 * DAY);
  expect(await ledger.outbox.list()).toMatchObject({ values: [] });
  await ledger.writeSnapshot(reading(2, FIRST));
  await ledger.writeSnapshot(reading(3, SECOND));
  await ledger.forget('p1');
  expect(await ledger.outbox.list()).toMatchObject({ values: [] });
});

describe('a deadline', () => {
  const ends = (days: number): Partial<Snapshot> => ({
    ...FIRST,
    keys: whole([
      aKey('k1', 'm1', { expires: new Date(NOW + days * DAY).toISOString() }),
      aKey('k2', 'm2', { expires: new Date(NOW + days * DAY).toISOString() }),
    ]),
  });
  const stepsOf = async (ledger: Ledger): Promise<readonly (readonly [string, number])[]> => {
    const stored = await ledger.listEvents('p1', { most: 100 });
    return (stored.state === 'present' ? stored.events : []).flatMap(({ change }) =>
      'step' in change ? [[change.key.keyId, change.step] as const] : [],
    );
  };

  it('of a key in use is told once at each step, and of one without use never', async () => {
    const { ledger } = await start();
    for (let day = 0; day <= 20; day += 0.5) await ledger.writeSnapshot(reading(day * 24, ends(20)));
    expect(await stepsOf(ledger)).toEqual([
      ['k2', 14],
      ['k2', 7],
      ['k2', 1],
    ]);
  });

  it('that came while nothing was read is told by the nearest step alone', async () => {
    const { ledger } = await start();
    for (const day of [0, 1, 15, 16]) await ledger.writeSnapshot(reading(day * 24, ends(20)));
    expect(await stepsOf(ledger)).toEqual([['k2', 7]]);
  });

  it('is not told again where the clock is set back', async () => {
    const { ledger } = await start();
    for (const day of [0, 14, 4, 7, 14]) await ledger.writeSnapshot(reading(day * 24, ends(20)));
    expect(await stepsOf(ledger)).toEqual([['k2', 7]]);
  });

  it('of the key that Linchpin reads with is told as such, used or not', async () => {
    const { ledger } = await start();
    const viewer = { viewer: { keyId: 'k1' } };
    for (const day of [0, 15]) await ledger.writeSnapshot(reading(day * 24, { ...ends(20), ...viewer }));
    const stored = await ledger.listEvents('p1', { most: 100 });
    expect(stored.state === 'present' && stored.events.map(({ change }) => change.name)).toEqual([
      'stored-key.expiry-neared',
      'key.expiry-neared',
    ]);
  });
});

it('requests that stopped are told once, though the machine’s clock is set back and comes there again', async () => {
  const { ledger, names } = await start();
  const used = (until: number, to: number): Partial<Snapshot> => {
    const days = Array.from({ length: 30 }, (_, back) => [addDays(TODAY, until - back), 9] as const);
    const last = addDays(TODAY, to);
    return {
      keys: FIRST.keys,
      members: FIRST.members,
      usage: whole(aSeries({ k2: Object.fromEntries(days) }, { from: addDays(last, -90), to: last })),
    };
  };
  // Used until the day before; by the clock of a machine that alone tells the time.
  for (const day of [0, 1, 2, -2, -1, 0, 1, 2, 3]) await ledger.writeSnapshot(reading(day * 24, used(-1, day)));
  expect((await names()).filter((name) => name === 'traffic.stopped')).toHaveLength(1);
});
