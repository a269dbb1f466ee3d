import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pendingFilter } from '../../utils/console/handoff/pending-filter';
import { pendingReview } from '../../utils/console/handoff/pending-review';
import { readReservedSpace } from '../../utils/console/paint/reserved-space/stored';
import { COPIED_NAMES } from '../../utils/ledger/second-copy';
import { STORE_NAMES } from '../../utils/ledger/stores';
import { lastShown } from '../../utils/protocol/last-shown';
import { holdsLater } from '../../utils/testing/properties';
import { removeExpired } from '../../utils/vault/handover';
import { createHandlers } from './handlers';
import { guarded, type Handler, type Handlers, Refusal } from './protocol';
import { consoleSender, KEY_ID, PROJECT, pageSender } from './testing/browser';
import { beQuiet, connectTwo, createDeps, endQuiet, NEIGHBOUR } from './testing/services';

const RUNS = 300;
type Type = keyof Handlers;

/** All that asks what is stored and changes nothing of it. */
const questions = (projectId: string): readonly (readonly [Type, unknown])[] => [
  ['getBadges', { projectId, page: 'keys', from: 0, arrived: true }],
  ['getBadges', { projectId, page: 'team', from: 0, arrived: false }],
  ['getCard', { projectId, kind: 'key', id: KEY_ID }],
  ['getAssessment', { projectId, act: 'remove', memberId: 'm-ada' }],
  ['getSummary', { projectId }],
  ['getFindings', { projectId }],
  ['getFindings', { projectId, forExport: true }],
  ['getHistory', { projectId }],
  ['getNotes', { projectId }],
  ['getNote', { projectId, kind: 'key', id: KEY_ID }],
  ['getNote', { projectId, kind: 'member', id: 'm-ada' }],
  ['getPlan', { projectId, memberId: 'm-ada' }],
  ['getTeam', { projectId }],
  ['compareTeamFile', { projectId, text: '{"version": "1.0", "projects": {}}' }],
  ['makeEvidence', { projectId, act: 'remove', memberId: 'm-ada' }],
  ['makeEvidence', { projectId, act: 'role', memberId: 'm-ada', role: 'member' }],
  ['checkEvidence', { text: 'no evidence' }],
  ['getRecovery', undefined],
  ['exportStored', undefined],
  ['getStoredKey', { projectId }],
  ['getVaultStatus', undefined],
  ['listProjects', undefined],
  ['getCurrentProject', undefined],
  ['matchServiceAccounts', { patterns: ['*'] }],
  ['offerServiceAccounts', undefined],
];

/** Where something is stored, and where in it a project's own entry is. */
const places = [
  ...STORE_NAMES.map((store) => ({ db: 'linchpin-ledger', store })),
  ...COPIED_NAMES.map((store) => ({ db: 'linchpin-ledger-copy', store })),
  ...(['secrets', 'device', 'keeping'] as const).map((store) => ({ db: 'linchpin-vault', store })),
  ...(
    [
      'settings',
      'pictureRevision',
      'readings',
      'lookedAt',
      'seenEvents',
      'connect-offers',
      'loggedRequests',
      'years',
      'daySlices',
      'sessionEnds',
      'welcomed',
    ] as const
  ).map((item) => ({
    area: 'local' as const,
    item,
  })),
  ...(['pendingFilter', 'pendingReview', 'badgeRooms-keys', 'badgeRooms-team'] as const).map((item) => ({
    area: 'local' as const,
    item,
  })),
  { area: 'session' as const, item: 'lastShown' },
  { area: 'session' as const, item: 'handover/x' },
];
type Place = (typeof places)[number];

const record = (value: unknown): object => (typeof value === 'object' && value !== null ? value : { value });

/** What is stored with one thing in it replaced, however deep; or something else altogether. */
const spoil = (stored: unknown, path: readonly number[], by: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined || typeof stored !== 'object' || stored === null) return by;
  const names = Object.keys(stored);
  const name = names[step % Math.max(1, names.length)];
  if (name === undefined) return by;
  const inner = spoil(Reflect.get(stored, name), rest, by);
  return Array.isArray(stored) ? Object.assign([...stored], { [name]: inner }) : { ...stored, [name]: inner };
};

const replace = async (place: Place, path: readonly number[], by: unknown): Promise<void> => {
  if ('area' in place) {
    const { [place.item]: before } = await browser.storage[place.area].get(place.item);
    await browser.storage[place.area].set({ [place.item]: spoil(before, path, by) });
    return;
  }
  const db = await openDB(place.db);
  const { keyPath } = db.transaction(place.store).store;
  if (keyPath !== null) {
    const rows: readonly Record<string, unknown>[] = await db.getAll(place.store);
    const before = rows.find(({ projectId }) => projectId === PROJECT);
    // What it is found by is the browser's own, and stays.
    const key = Object.fromEntries([keyPath].flat().map((name) => [name, before?.[name] ?? 1]));
    await db.put(place.store, { ...record(spoil(before, path, by)), ...key, projectId: PROJECT });
  } else {
    const [key = 'mode'] = await db.getAllKeys(place.store);
    await db.put(place.store, spoil(await db.get(place.store, key), path, by), key);
  }
  db.close();
};

const answersTo = async (handlers: Handlers, projectId: string): Promise<readonly unknown[]> => {
  const answers: unknown[] = [];
  for (const [type, query] of questions(projectId)) {
    // All of them are asked in the same way, so the union of handlers is enough.
    const handler = handlers[type] as Handler<Type>;
    const sender =
      handler.from === 'console'
        ? consoleSender({ tab: { id: 7, url: `https://console.deepgram.com/project/${projectId}/keys` } })
        : pageSender();
    const answer = await guarded(handler)(query, sender).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return error.reason;
    });
    answers.push(type, answer);
  }
  return answers;
};

beforeEach(beQuiet);
afterEach(endQuiet);

it('anything in place of a stored record throws nowhere, and costs no other project anything', async () => {
  const counts: Record<string, number> = {};
  const property = async (place: Place, path: readonly number[], by: unknown): Promise<void> => {
    fakeBrowser.reset();
    globalThis.indexedDB = new IDBFactory();
    const before = createDeps();
    await connectTwo(before);
    await pendingFilter.leave(PROJECT, { keyId: KEY_ID, copied: true });
    await pendingReview.leave(PROJECT, { email: 'ada@example.com', name: 'Ada' });
    const expected = await before.ledger.snapshots.read(NEIGHBOUR);
    await before.ledger.close();
    await before.vault.close();
    await replace(place, path, by);

    const parts = createDeps();
    const handlers = createHandlers(parts);
    const mine = await answersTo(handlers, PROJECT);
    const theirs = await answersTo(handlers, NEIGHBOUR);
    await Promise.all([
      pendingFilter.take(PROJECT),
      pendingReview.take(PROJECT),
      readReservedSpace(PROJECT, 'keys'),
      readReservedSpace(PROJECT, 'team'),
      removeExpired(),
      lastShown.read(),
    ]);
    expect(theirs).not.toContain('failed');
    expect(await parts.ledger.snapshots.read(NEIGHBOUR)).toEqual(expected);
    // A damaged vault mode or device key affects every project; otherwise the neighbour's key stays readable.
    const isShared = 'store' in place && (place.store === 'device' || place.store === 'keeping');
    if (!isShared) expect((await parts.vault.get(NEIGHBOUR)).state).toBe('present');
    const outcome = mine.includes('failed') ? 'refused' : 'answered';
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    await parts.ledger.close();
    await parts.vault.close();
  };
  const path = fc.array(fc.nat(20), { maxLength: 6 });
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>(undefined, Number.NaN, 2 ** 60, -1));
  await holdsLater(fc.asyncProperty(fc.constantFrom(...places), path, value, property), { numRuns: RUNS });
  console.info(`${RUNS} records in ${places.length} places: ${JSON.stringify(counts)}`);
});
