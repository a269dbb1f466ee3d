import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Query } from '../../../utils/protocol/declarations';
import { whole } from '../../../utils/rules/answer';
import { writeSettings } from '../../../utils/settings/settings';
import { currentRevision } from '../../../utils/storage/revision';
import type { Background } from '../create-background';
import { ADA, connectIn, KEY_ID, key, PROJECT, SECRET, snapshot } from '../testing/browser';
import { beQuiet, createDeps, endQuiet } from '../testing/services';
import { answerCard } from './card';
import { disconnect } from './connect';
import { findingsOf } from './findings';
import { noteOf, notesOf, saveNote } from './notes';
import { exportStored, rebuildLedger, recoveryOf } from './recovery';

const ABOUT = { projectId: PROJECT, kind: 'key', id: KEY_ID } as const;
const OLD = key({ keyId: 'bbbbbbbb-0001-4aaa-8aaa-aaaaaaaaaaaa', comment: 'old' });

const start = async (): Promise<Background> => {
  const parts = createDeps();
  await connectIn(parts.ledger, snapshot({ keys: whole([key(), OLD]), clockOffset: 3_600_000 }));
  await parts.vault.put(PROJECT, SECRET);
  return parts;
};
const save = (parts: Background, changes: Query<'saveNote'>['changes'], about: object = ABOUT) =>
  saveNote({ ...ABOUT, ...about, changes }, parts);
/** The worker that the browser starts next. */
const again = async (parts: Background): Promise<Background> => {
  await parts.ledger.close();
  await parts.vault.close();
  return createDeps();
};

beforeEach(() => {
  beQuiet();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(endQuiet);

describe('a note', () => {
  it('is saved cleaned, signed, by Deepgram’s clock, and counts as news for pages', async () => {
    const parts = await start();
    await writeSettings({ signature: 'Ada\u202e L.' });
    const before = await currentRevision(PROJECT);
    const outcome = await save(parts, {
      ...{ purpose: ' Transcribes\n\u202ecalls ', ask: '\u200b', canary: true, keepUntil: '2026-02-31' },
      usedIn: [
        { kind: 'ci', text: 'Jenkins' },
        { kind: 'person', text: '\u0000' },
      ],
    });
    expect(outcome).toMatchObject({ problem: null, copyProblem: null });
    expect(outcome.view?.values).toEqual({
      ...{ purpose: 'Transcribes calls', canary: true },
      usedIn: [{ kind: 'ci', text: 'Jenkins' }],
    });
    expect(outcome.view?.written.purpose).toBe('Written on 21 Nov 2026 by Ada L.');
    const stored = await parts.ledger.records.read([PROJECT, 'key', KEY_ID]);
    expect(stored).toMatchObject({ value: { fields: { purpose: { at: '2026-11-21T13:00:00Z', by: 'Ada L.' } } } });
    expect(await currentRevision(PROJECT)).toBeGreaterThan(before ?? 0);
  });

  it('keeps what was not changed, and undoing brings back what was', async () => {
    const parts = await start();
    await save(parts, { purpose: 'calls', ask: 'Ida' });
    expect((await save(parts, { purpose: 'other' })).view?.values).toEqual({ purpose: 'other', ask: 'Ida' });
    expect((await save(parts, { purpose: 'calls' })).view?.values).toEqual({ purpose: 'calls', ask: 'Ida' });
    expect((await save(parts, { purpose: null, ask: null })).view?.values).toEqual({});
    expect((await notesOf(PROJECT, parts))?.notes).toEqual([]);
  });

  it('is found by its key in either case, and offers who and what can be named', async () => {
    const parts = await start();
    await save(parts, { purpose: 'calls', successor: OLD.keyId, backup: 'gone' }, { id: KEY_ID.toUpperCase() });
    const view = await noteOf(ABOUT, parts);
    expect(view).toMatchObject({ title: 'ingest', id: KEY_ID, values: { purpose: 'calls' } });
    expect(view?.keys).toEqual([{ id: OLD.keyId, name: 'old', as: 'other' }]);
    expect(view?.members).toEqual([
      { id: ADA.memberId, name: 'Ada' },
      { id: 'gone', name: 'gone, no longer a member' },
    ]);
  });

  it('is on the card, in the list, and beside the key of a finding', async () => {
    const parts = await start();
    await save(parts, { purpose: 'calls', usedIn: [{ kind: 'ci', text: 'Jenkins' }], keepUntil: '2026-12-01' });
    await save(parts, { ask: 'Ida', responsible: ADA.memberId }, { kind: 'member', id: ADA.memberId });
    const facts = async (kind: 'key' | 'member', id: string) =>
      (await answerCard({ projectId: PROJECT, kind, id }, parts))?.facts.map(
        ({ term, detail }) => `${term}: ${detail.map(({ text }) => text).join('')}`,
      );
    expect((await facts('key', KEY_ID))?.slice(0, 3)).toEqual([
      ...['Purpose: calls', 'Where it is used: CI: Jenkins', 'Keep until: 1 Dec 2026'],
    ]);
    expect((await facts('member', ADA.memberId))?.slice(0, 2)).toEqual(['Who to ask: Ida', 'Responsible person: Ada']);
    expect((await notesOf(PROJECT, parts))?.notes).toMatchObject([
      { kind: 'key', title: 'ingest', by: 'Ada', purpose: 'calls', usedIn: 'CI: Jenkins', isListed: true },
      { kind: 'member', title: 'Ada', by: ADA.email },
    ]);
    const view = await findingsOf(PROJECT, parts);
    const keys = view?.findings?.open.flatMap((finding) => finding.keys) ?? [];
    expect(keys.find(({ id }) => id === KEY_ID)).toMatchObject({ purpose: 'calls' });
  });

  it('that marks a canary is known where the project is judged', async () => {
    const parts = await start();
    const canaries = async () => (await parts.analyses.get(PROJECT, await parts.settings()))?.snapshot.canaries;
    expect(await canaries()).toEqual([]);
    await save(parts, { canary: true });
    expect(await canaries()).toEqual([KEY_ID]);
    await save(parts, { canary: null });
    expect(await canaries()).toEqual([]);
  });

  it('that could not be stored, or not twice, is said', async () => {
    const parts = await start();
    await save(parts, { purpose: 'calls' });
    const real = IDBObjectStore.prototype.put;
    const fill = (isFull: (database: string) => boolean) =>
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
        if (isFull(this.transaction.db.name)) throw new DOMException('full', 'QuotaExceededError');
        return real.apply(this, row);
      });
    fill(() => true);
    expect(await save(parts, { purpose: 'lost' })).toMatchObject({
      problem: 'full',
      view: { values: { purpose: 'calls' } },
    });
    vi.restoreAllMocks();
    fill((database) => database.endsWith('-copy'));
    const outcome = await save(parts, { purpose: 'kept' });
    expect(outcome).toMatchObject({ problem: null, copyProblem: 'full', view: { values: { purpose: 'kept' } } });
  });

  it('goes with its project', async () => {
    const parts = await start();
    await save(parts, { purpose: 'calls' });
    await disconnect(PROJECT, parts);
    expect(await notesOf(PROJECT, parts)).toBeNull();
    expect(await parts.ledger.copiedNotes(PROJECT)).toEqual({ state: 'present', notes: [] });
    expect(JSON.parse(await exportStored(parts))).toMatchObject({ projects: [], records: [], snoozes: [], events: [] });
  });
});

describe('while the ledger can not be opened', () => {
  const spoil = async (name = 'linchpin-ledger'): Promise<void> => {
    const db = await openDB(name, 99);
    db.close();
  };

  it('notes are read from their copy, saving is refused, and what is safe is said', async () => {
    const before = await start();
    await save(before, { purpose: 'calls' });
    const parts = await again(before);
    await spoil();
    expect(await notesOf(PROJECT, parts)).toMatchObject({ problem: 'newer-version', notes: [{ purpose: 'calls' }] });
    expect(await save(parts, { purpose: 'other' })).toMatchObject({ problem: 'newer-version' });
    expect(await recoveryOf(parts)).toMatchObject({
      ...{ problem: 'newer-version', copyProblem: null, storedKeys: 1, notes: 1, snoozes: 0 },
    });
    const file = await exportStored(parts);
    expect(JSON.parse(file)).toMatchObject({ format: 'linchpin-stored', records: [{ subject: KEY_ID }] });
    expect(file).not.toContain(SECRET);
  });

  it('it is built again at a person’s wish, with the projects whose keys are stored', async () => {
    const before = await start();
    await save(before, { purpose: 'calls' });
    const parts = await again(before);
    await spoil();
    expect(await rebuildLedger(false, parts)).toEqual({ problem: null, projects: 1, notes: 1, snoozes: 0 });
    expect(await notesOf(PROJECT, parts)).toMatchObject({ problem: null, notes: [{ purpose: 'calls' }] });
    expect(await recoveryOf(parts)).toMatchObject({ problem: null, storedKeys: 1 });
  });

  it('the projects whose keys are stored are connected, also where the copy is lost too', async () => {
    const before = await start();
    const parts = await again(before);
    for (const name of ['linchpin-ledger', 'linchpin-ledger-copy']) await spoil(name);
    expect(await rebuildLedger(false, parts)).toMatchObject({ problem: 'newer-version' });
    expect(await rebuildLedger(true, parts)).toMatchObject({ problem: null });
    expect(await parts.ledger.projects.read(PROJECT)).toMatchObject({ state: 'present' });
  });

  it('one that can be is left alone', async () => {
    const parts = await start();
    await save(parts, { purpose: 'calls' });
    expect(await rebuildLedger(true, parts)).toEqual({ problem: null, projects: 0, notes: 0, snoozes: 0 });
    expect(await parts.ledger.snapshots.read(PROJECT)).toMatchObject({ state: 'present' });
  });
});
