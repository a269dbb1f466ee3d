import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentRevision } from '../../../utils/storage/revision';
import { assess } from '../answers/assess';
import { answerBadges } from '../answers/badges';
import { answerCard } from '../answers/card';
import { connect } from '../answers/connect';
import { findingsOf } from '../answers/findings';
import { viewOf } from '../answers/projects';
import { ADA, connectIn, KEY_ID, NOW, PROJECT, record, SECRET, storedValue } from '../testing/browser';
import { createBrowser, MINUTE } from '../testing/locked';
import { watchProjects } from './watch';

const SHEET = { projectId: PROJECT, page: 'keys', from: 0, arrived: false } as const;
const CARD = { projectId: PROJECT, kind: 'key', id: KEY_ID, closely: true } as const;
const REMOVAL = { projectId: PROJECT, act: 'remove', memberId: ADA.memberId } as const;

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

/** A browser in which nothing can be read, 20 minutes after the last reading. */
const pausedBy = {
  locked: async () => {
    const browser = createBrowser();
    const parts = await browser.connected('passphrase');
    await parts.locking.lock();
    browser.clock.time += 20 * MINUTE;
    return { ...browser, parts };
  },
  'session-ended': async () => {
    const browser = createBrowser();
    const before = await browser.connected('session');
    await before.vault.close();
    // What the end of a browser takes with it.
    await fakeBrowser.storage.session.clear();
    browser.clock.time += 20 * MINUTE;
    return { ...browser, parts: browser.start() };
  },
} as const;
const WAYS = [
  ['locked', 'Linchpin is locked', "press Linchpin's button in the browser's toolbar"],
  ['session-ended', 'one browser session', "on Linchpin's options page"],
] as const;

describe.each(WAYS)('while %s', (why, title, wayOut) => {
  it('no call leaves, whichever message asks, and what was known of readings stands', async () => {
    const { parts, fetch } = await pausedBy[why]();
    const before = await parts.state.readings.all();
    await parts.refresh.now(PROJECT);
    await parts.refresh.afterCurrent(PROJECT);
    await watchProjects(parts);
    await answerBadges(SHEET, parts);
    await answerCard(CARD, parts);
    await assess(REMOVAL, parts);
    await assess({ projectId: PROJECT, act: 'key', keyId: KEY_ID }, parts);
    await parts.lastRequests.ask(PROJECT, [KEY_ID]);
    expect(fetch).not.toHaveBeenCalled();
    expect(await parts.state.readings.all()).toEqual(before);
  });

  it('badges are of the last analysis, said to be old with its age and the way out, by ear too', async () => {
    const { parts } = await pausedBy[why]();
    const sheet = await answerBadges(SHEET, parts);
    expect(sheet).toMatchObject({ state: 'ready', old: true, takenAt: NOW });
    for (const words of [title, '20 min ago', wayOut]) expect(sheet.notice).toContain(words);
    expect(sheet.entities).toHaveLength(1);
    for (const { description } of sheet.entities) expect(description).toContain('Not updated since 21 Nov 2026');
  });

  it('what was never read says why nothing comes', async () => {
    const { parts } = await pausedBy[why]();
    await parts.ledger.forget(PROJECT);
    await parts.ledger.writeProject(record());
    const sheet = await answerBadges(SHEET, parts);
    expect(sheet).toMatchObject({ state: 'failed', old: false });
    for (const words of [title, wayOut]) expect(sheet.notice).toContain(words);
  });

  it('a card says so on top, with its age and the way out', async () => {
    const { parts } = await pausedBy[why]();
    const card = await answerCard(CARD, parts);
    expect(card?.old?.title).toContain(title);
    expect(card?.old?.why).toContain('20 min ago');
    expect(card?.old?.next).toContain(wayOut);
  });

  it('popup and review learn why nothing is read', async () => {
    const { parts } = await pausedBy[why]();
    expect(await viewOf(PROJECT, parts)).toMatchObject({ paused: why, lastFault: null, summary: { takenAt: NOW } });
    expect(await findingsOf(PROJECT, parts)).toMatchObject({ paused: why, lastFault: null });
  });

  it('nothing is safe, and the reason and the way out are named', async () => {
    const { parts, clock } = await pausedBy[why]();
    // As young as can be: it is not its age that keeps it from being safe.
    clock.time = NOW;
    const assessment = await assess({ projectId: PROJECT, act: 'key', keyId: KEY_ID }, parts);
    expect(assessment).toMatchObject({ verdict: 'unknown', say: { tone: 'unknown' } });
    expect(assessment?.say.next).toContain(wayOut);
  });
});

/** Of the example's project, whose one key has no use; nothing of a pause is in it. */
const NO_USE = 'Deepgram reports no use of any key. Missing data would look the same.';

it('a key that is entered again after its session ended brings everything up to date', async () => {
  const { parts, fetch } = await pausedBy['session-ended']();
  expect(await connect(SECRET, parts)).toMatchObject({ fault: null, problem: null });
  expect(await answerBadges(SHEET, parts)).toMatchObject({ old: false, notice: NO_USE });
  expect(await parts.paused(PROJECT)).toBeNull();
  expect(await currentRevision(PROJECT)).toBe(1);
  expect(storedValue(await parts.ledger.snapshots.read(PROJECT))?.takenAt).toBe(NOW + 20 * MINUTE);
  await parts.refresh.now(PROJECT);
  expect(fetch).toHaveBeenCalled();
});

it('keys that were erased leave the last analysis, said to be old, until another is connected', async () => {
  const { parts, fetch } = await pausedBy.locked();
  expect(await parts.locking.eraseKeys()).toBe(true);
  await vi.waitFor(async () => expect(await answerBadges(SHEET, parts)).toMatchObject({ state: 'ready', old: true }));
  expect((await answerBadges(SHEET, parts)).notice).toContain("Connect a key on Linchpin's options page");
  expect(fetch).not.toHaveBeenCalled();
  expect(await connect(SECRET, parts)).toMatchObject({ fault: null, problem: null });
  expect(await answerBadges(SHEET, parts)).toMatchObject({ old: false, notice: NO_USE });
});

it('a key can not be connected while locked: nothing is stored, and the reason is given', async () => {
  const { parts } = await pausedBy.locked();
  expect(await connect(SECRET, parts)).toMatchObject({ fault: null, problem: 'locked' });
  expect((await parts.vault.get(PROJECT)).state).toBe('locked');
});

it('a new worker is as locked as the one before it', async () => {
  const { start, parts } = await pausedBy.locked();
  await parts.vault.close();
  const { vault, paused } = start();
  expect(await paused(PROJECT)).toBe('locked');
  expect((await vault.get(PROJECT)).state).toBe('locked');
});

it('nothing pauses where a key is on this device, damaged, or not there at all', async () => {
  const { parts, vault } = await createBrowser()
    .connected('device')
    .then((device) => ({ parts: device, vault: device.vault }));
  expect(await parts.paused(PROJECT)).toBeNull();
  await vault.remove(PROJECT);
  expect(await parts.paused(PROJECT)).toBeNull();
  await connectIn(parts.ledger);
  vi.spyOn(vault, 'get').mockResolvedValue({ state: 'damaged', reason: 'undecryptable' });
  expect(await parts.paused(PROJECT)).toBeNull();
});
