import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import type { Query } from '../../../utils/protocol/declarations';
import { whole } from '../../../utils/rules/answer';
import type { Snapshot } from '../../../utils/rules/snapshot';
import { DEFAULT_SETTINGS, type Settings } from '../../../utils/settings/schema';
import { formatHistory } from '../../../utils/wording/history/history';
import { createTestTranslate } from '../../../utils/wording/testing';
import { createState } from '../state';
import { ADA, connectIn, key, NOW, PROJECT, snapshot } from '../testing/browser';
import { historyOf } from './history';

const t = createTestTranslate();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST = [key({ keyId: 'k1', comment: 'one' }), key({ keyId: 'k2', comment: 'two' })];

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

/** Both keys are used every day. */
const USED = {
  ...{ from: '2026-11-15', to: '2026-11-21', unattributed: [] },
  byAccessor: { k1: [3, 3, 3, 3, 3, 3, 3], k2: [3, 3, 3, 3, 3, 3, 3] },
};

/** A project that was read at these moments; at each the keys are others than at the one before. */
const start = async (
  moments: readonly number[],
  { settings = DEFAULT_SETTINGS, more = {} }: { settings?: Settings; more?: Partial<Snapshot> } = {},
) => {
  const ledger = createLedger();
  await connectIn(ledger);
  for (const [index, takenAt] of moments.entries())
    await ledger.writeSnapshot(
      snapshot({
        takenAt,
        clockOffset: 0,
        members: whole([ADA]),
        keys: whole(index % 2 === 0 ? FIRST : [FIRST[0] ?? key()]),
        ...more,
      }),
    );
  let now = NOW;
  const parts = {
    ...{ ledger, state: createState() },
    ...{ settings: async () => settings, now: () => now },
  };
  const told = async (query: Partial<Query<'getHistory'>> = {}): Promise<readonly string[]> => {
    const found = await historyOf({ projectId: PROJECT, ...query }, parts);
    const { days } = found ? formatHistory(found, t) : { days: [] };
    return days.flatMap(({ entries }) =>
      entries.map((entry) =>
        entry.kind === 'gap'
          ? entry.title
          : entry.title.map(({ text }) => text.replace(/[\u2066-\u2069]/g, '')).join(''),
      ),
    );
  };
  const at = (moment: number): void => {
    now = moment;
  };
  const alerts = async () => {
    const found = await historyOf({ projectId: PROJECT }, parts);
    return found?.state === 'present' ? found.events.map(({ change, alert }) => [change.name, alert]) : [];
  };
  return { told, at, alerts };
};

it('has the times without a reading among what happened, and the one that lasts at the top', async () => {
  const { told, at } = await start([NOW - 5 * HOUR, NOW - 15 * MINUTE, NOW]);
  expect(await told()).toEqual([
    expect.stringContaining('created the key “two”'),
    'The key “two” was deleted',
    expect.stringMatching(/^Not watched from .*7:00.* to .*11:45/),
  ]);
  at(NOW + HOUR);
  expect((await told())[0]).toMatch(/^Not watched since .*12:00/);
});

it('is narrowed to what is urgent or to one topic, and a gap is no key', async () => {
  const { told } = await start([NOW - 5 * HOUR, NOW - 15 * MINUTE, NOW]);
  expect(await told({ only: 'urgent' })).toEqual([]);
  expect(await told({ only: 'keys' })).toHaveLength(2);
  expect(await told({ only: 'members' })).toEqual([]);
  expect(await told({ only: 'watching' })).toEqual([expect.stringMatching(/^Not watched from/)]);
});

it('an older page has the gaps up to the one before it', async () => {
  const { told } = await start([NOW - 9 * HOUR, NOW - 5 * HOUR, NOW]);
  expect((await told()).filter((title) => title.startsWith('Not watched'))).toHaveLength(2);
  expect(await told({ before: 2 })).toEqual([
    expect.stringMatching(/^Not watched from .*7:00.* to .*12:00/),
    'The key “two” was deleted',
    expect.stringMatching(/^Not watched from .*3:00.* to .*7:00/),
  ]);
  expect(await told({ before: 1 })).toEqual([expect.stringMatching(/^Not watched from .*3:00.* to .*7:00/)]);
});

it('is shown from yesterday on, or from the last visit', async () => {
  const { told, at } = await start([NOW - 3 * DAY, NOW - 2 * DAY, NOW - 5 * MINUTE, NOW]);
  const isEvent = (title: string): boolean => !title.startsWith('Not watched');
  expect((await told({ since: 'yesterday' })).filter(isEvent)).toHaveLength(2);
  expect((await told({ since: 'visit' })).filter(isEvent)).toHaveLength(3);
  at(NOW - DAY);
  await told({ isVisit: true });
  at(NOW);
  expect((await told({ since: 'visit', isVisit: true })).filter(isEvent)).toHaveLength(2);
  // A page that is loaded again is the same visit.
  at(NOW + MINUTE);
  expect((await told({ since: 'visit', isVisit: true })).filter(isEvent)).toHaveLength(2);
});

it('says of each change which kind of alert tells of it, where that is on', async () => {
  const moments = [NOW - 30 * MINUTE, NOW - 15 * MINUTE];
  const more = { usage: whole(USED) };
  const loud = await start(moments, { more });
  expect(await loud.alerts()).toEqual([['key.disappeared', 'keyGone']]);
  globalThis.indexedDB = new IDBFactory();
  const quiet = await start(moments, { more, settings: { ...DEFAULT_SETTINGS, tellKeyGone: false } });
  expect(await quiet.alerts()).toEqual([['key.disappeared', undefined]]);
});
