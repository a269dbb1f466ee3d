import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import { whole } from '../../../utils/rules/answer';
import { DEFAULT_SETTINGS, type Settings } from '../../../utils/settings/schema';
import { createTestTranslate } from '../../../utils/wording/testing';
import { listUnanswered } from '../answers/unanswered';
import { createState } from '../state';
import { connectIn, KEY_ID, NOW, PROJECT, snapshot } from '../testing/browser';
import { markSeen, unseenIn } from '../unseen';
import { startTelling } from './listen';
import { createTelling, QUIET_END } from './telling';

const t = createTestTranslate();
const MINUTE = 60_000;
const USED = whole({
  from: '2026-08-23',
  to: '2026-11-21',
  unattributed: [],
  byAccessor: { [KEY_ID]: Array(91).fill(3) },
});

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  createTestTranslate();
  globalThis.indexedDB = new IDBFactory();
});

/** A browser that has or lacks the permission, and what it was asked to show. */
const browserThat = (allows: boolean) => {
  const created = vi.fn<(id: string, options: { message: string }) => void>();
  vi.spyOn(fakeBrowser, 'permissions', 'get').mockReturnValue({
    ...fakeBrowser.permissions,
    contains: async () => allows,
    onAdded: { addListener: () => undefined },
  } as unknown as typeof fakeBrowser.permissions); // all that is asked of it
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation((async (
    id: string,
    options: { message: string },
  ) => {
    if (!allows) throw new Error('no permission');
    created(id, options);
    return id;
  }) as unknown as typeof fakeBrowser.notifications.create); // its overload without an id isn't used
  return created;
};

const start = async (over: Partial<Settings> = {}, minute = 12 * 60) => {
  const clock = { now: NOW, minute };
  const settings = { current: { ...DEFAULT_SETTINGS, notifications: true, ...over } };
  const ledger = createLedger();
  await connectIn(ledger, snapshot({ usage: USED }));
  const telling = createTelling({
    ...{ ledger, t, settings: async () => settings.current, now: () => clock.now },
    minuteOfDay: (ms) => (clock.minute + Math.floor((ms - clock.now) / MINUTE)) % 1_440,
  });
  let pass = 0;
  /** A reading in which the member and their key in use are gone, or back. */
  const read = async (isGone: boolean): Promise<void> => {
    pass += 1;
    const takenAt = NOW + pass * 15 * MINUTE;
    await ledger.writeSnapshot(
      snapshot({ usage: USED, takenAt, ...(isGone && { keys: whole([]), members: whole([]) }) }),
    );
  };
  return { clock, settings, ledger, telling, read };
};

describe('what happened', () => {
  it('is told by one notification, the worst first, and once', async () => {
    const created = browserThat(true);
    const { telling, read } = await start();
    await read(true);
    await Promise.all([telling.tell(), telling.tell()]);
    await telling.tell();
    expect(created.mock.calls).toEqual([
      [
        `${PROJECT}:2`,
        expect.objectContaining({
          type: 'basic',
          title: 'Linchpin: Voice',
          message: '1 key that may have been in use has disappeared (ingest), 1 more change',
        }),
      ],
    ]);
  });

  it('is not told where notifications are off or the permission was withdrawn, then or later', async () => {
    for (const [allows, notifications] of [
      [true, false],
      [false, true],
    ] as const) {
      globalThis.indexedDB = new IDBFactory();
      const refused = browserThat(allows);
      const { telling, read, settings } = await start({ notifications });
      await read(true);
      await telling.tell();
      expect(refused).not.toHaveBeenCalled();
      settings.current = { ...settings.current, notifications: true };
      const created = browserThat(true);
      await telling.tell();
      expect(created).not.toHaveBeenCalled();
    }
  });

  it('is not told again where the browser refuses to show it, and fails nothing', async () => {
    browserThat(true);
    const failing = vi.spyOn(fakeBrowser.notifications, 'create').mockRejectedValue(new Error('gone'));
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { telling, read } = await start();
    await read(true);
    await telling.tell();
    await telling.tell();
    expect(failing).toHaveBeenCalledTimes(1);
  });

  it('waits for the end of quiet hours, but for a key that is gone', async () => {
    const created = browserThat(true);
    const { telling, read, clock } = await start({ quietHours: true, quietFrom: 22 * 60, quietTo: 7 * 60 }, 23 * 60);
    await read(true);
    await telling.tell();
    expect(created.mock.calls.map(([, { message }]) => message)).toEqual([
      '1 key that may have been in use has disappeared (ingest)',
    ]);
    const alarm = await fakeBrowser.alarms.get(QUIET_END);
    expect(alarm?.scheduledTime).toBe(NOW + 8 * 60 * MINUTE);
    clock.minute = 7 * 60;
    startTelling(telling);
    await vi.waitFor(() => expect(created).toHaveBeenCalledTimes(2));
    expect(created.mock.calls[1]?.[1].message).toContain('The creator of a key in use has left');
  });
});

it('a press opens the history at the event, is noted, and takes the notification away', async () => {
  browserThat(true);
  const { telling, read, ledger } = await start();
  await read(true);
  await telling.tell();
  const opened = vi.spyOn(fakeBrowser.tabs, 'create');
  const cleared = vi.spyOn(fakeBrowser.notifications, 'clear');
  await telling.clicked(`${PROJECT}:2`);
  expect(opened.mock.calls[0]?.[0].url).toContain(`review.html#project=${PROJECT}&section=history&event=2`);
  expect(cleared).toHaveBeenCalledWith(`${PROJECT}:2`);
  expect(await ledger.outbox.list()).toMatchObject({ values: [{ clicked: true }, { clicked: true }] });
});

it('a kind that nobody looks at is offered to be switched off, until somebody does', async () => {
  browserThat(true);
  const { telling, read, ledger } = await start();
  const state = createState();
  for (let times = 0; times < 5; times += 1) {
    await read(true);
    await telling.tell();
    await read(false);
  }
  const parts = { ledger, state, now: () => NOW };
  expect(await listUnanswered(parts)).toEqual([
    { kind: 'keyGone', times: 5 },
    { kind: 'creatorLost', times: 5 },
  ]);
  await markSeen(PROJECT, { from: 1, to: 2 }, parts);
  expect(await listUnanswered(parts)).toEqual([]);
});

it('of very many unseen changes those that were not looked at stay unseen', async () => {
  const { read, ledger } = await start();
  for (let times = 0; times < 80; times += 1) await read(times % 2 === 0);
  const state = createState();
  const parts = { ledger, state, settings: async () => DEFAULT_SETTINGS };
  const stored = await ledger.listEvents(PROJECT, { most: 1_000 });
  const all = stored.state === 'present' ? stored.events.length : 0;
  expect([all, await unseenIn(PROJECT, parts)]).toEqual([160, 80]);
  // One look at the latest of them.
  await markSeen(PROJECT, { from: 121, to: 160 }, parts);
  expect(await unseenIn(PROJECT, parts)).toBe(60);
  await markSeen(PROJECT, { from: 1, to: 120 }, parts);
  expect(await unseenIn(PROJECT, parts)).toBe(0);
});
