import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failed, whole } from '../../../utils/rules/answer';
import { doneField, isOpen, keyField, planned } from '../../../utils/rules/plans/record';
import { writeSettings } from '../../../utils/settings/settings';
import { currentRevision } from '../../../utils/storage/revision';
import type { Background } from '../create-background';
import { ADA, connectIn, KEY_ID, key, PROJECT, refused, SECRET, snapshot } from '../testing/browser';
import { beQuiet, createDeps, endQuiet } from '../testing/services';
import { disconnect } from './connect';
import { planOf, savePlan } from './plan';
import { exportStored, recoveryOf } from './recovery';

const ADAS = { projectId: PROJECT, memberId: ADA.memberId, purpose: 'leaves' } as const;
const OTHERS = key({
  keyId: 'bbbbbbbb-0001-4aaa-8aaa-aaaaaaaaaaaa',
  creator: { memberId: 'm-bo', email: 'bo@example.com' },
});

const start = async (): Promise<Background> => {
  const parts = createDeps();
  await connectIn(parts.ledger, snapshot({ keys: whole([key(), OTHERS]), clockOffset: 3_600_000 }));
  await parts.vault.put(PROJECT, SECRET);
  return parts;
};
const save = (parts: Background, changes: Readonly<Record<string, unknown>>) => savePlan({ ...ADAS, changes }, parts);
const asked = (parts: Background) => planOf({ projectId: PROJECT, memberId: ADA.memberId }, parts);
const fieldsIn = async (parts: Background) => (await asked(parts))?.plans[0]?.fields;

beforeEach(() => {
  beQuiet();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(endQuiet);

describe('a plan', () => {
  it('is kept with who wrote what when, cleaned, by Deepgram’s clock, and counts as news for pages', async () => {
    const parts = await start();
    await writeSettings({ signature: 'Ada\u202e L.' });
    const before = await currentRevision(PROJECT);
    const place = { kind: 'ci', text: 'Jenkins' } as const;
    const changes = {
      ...{ begun: true, leavesOn: '2026-12-04' },
      [keyField('fate', KEY_ID)]: { is: 'replace', comment: ' in\u202egest ', lastDay: null },
      [doneField(KEY_ID, place)]: { ...place, is: 'moved', note: 'by\n me' },
    };
    expect(await save(parts, changes)).toEqual({ problem: null, copyProblem: null });
    const view = await asked(parts);
    const [plan] = view?.plans ?? [];
    if (!plan) throw new Error('no plan');
    expect(planned(plan, 'begun')).toEqual({ value: true, at: '2026-11-21T13:00:00Z', by: 'Ada L.' });
    expect(plan.fields[keyField('fate', KEY_ID)]?.value).toEqual({ is: 'replace', comment: 'ingest', lastDay: null });
    expect(plan.fields[doneField(KEY_ID, place)]?.value).toEqual({ ...place, is: 'moved', note: 'by me' });
    expect(await currentRevision(PROJECT)).toBeGreaterThan(before ?? 0);
    await save(parts, { ended: 'dropped', leavesOn: null });
    const [ended] = (await asked(parts))?.plans ?? [];
    expect(ended && [isOpen(ended), planned(ended, 'leavesOn')]).toEqual([false, null]);
  });

  it('comes with the verdict, the notes and every key, and with none of it before anybody is chosen', async () => {
    const parts = await start();
    const view = await asked(parts);
    expect(view?.judged?.verdict).toMatchObject({ memberId: ADA.memberId, keys: [{ key: { keyId: KEY_ID } }] });
    expect(view?.judged?.assessment.title).not.toEqual([]);
    expect(view?.judged?.keys.state !== 'failed' && view?.judged?.keys.value.map(({ keyId }) => keyId)).toEqual(
      expect.arrayContaining([KEY_ID, OTHERS.keyId]),
    );
    expect((await planOf({ projectId: PROJECT, memberId: null }, parts))?.judged).toBeNull();
    expect(await planOf({ projectId: '99999999-2222-4333-8444-555555555555', memberId: null }, parts)).toBeNull();
  });

  it.each([
    ['a field of no plan', { mood: 'sunny' }],
    ['a day that does not exist', { leavesOn: '2026-02-31' }],
    ['a fate that is none', { [keyField('fate', KEY_ID)]: { is: 'sell', comment: '', lastDay: null } }],
  ])('refuses %s, and keeps what was there', async (_, changes) => {
    const parts = await start();
    await save(parts, { begun: true });
    await expect(save(parts, changes)).rejects.toThrow(RangeError);
    expect(Object.keys((await fieldsIn(parts)) ?? {})).toEqual(['begun']);
  });

  it('is there again after a damaged or lost ledger, and nowhere once the project is disconnected', async () => {
    const parts = await start();
    await save(parts, { begun: true, leavesOn: '2026-12-04' });
    const before = await fieldsIn(parts);
    for (const spoil of [
      async (db: Awaited<ReturnType<typeof openDB>>) => {
        await db.put('plans', { version: 1, projectId: PROJECT, memberId: ADA.memberId, purpose: 'leaves', fields: 7 });
      },
      async (db: Awaited<ReturnType<typeof openDB>>) => {
        await db.clear('plans');
      },
    ]) {
      const db = await openDB('linchpin-ledger');
      await spoil(db);
      db.close();
      expect(await fieldsIn(parts)).toEqual(before);
    }
    expect(await exportStored(parts)).toContain('2026-12-04');
    expect((await recoveryOf(parts)).notes).toBe(1);
    await disconnect(PROJECT, parts);
    expect(await parts.ledger.plans.list(PROJECT)).toMatchObject({ values: [] });
    expect(await exportStored(parts)).not.toContain('2026-12-04');
  });

  it('that could not be stored, or not twice, is said', async () => {
    const parts = await start();
    await save(parts, { leavesOn: '2026-12-04' });
    const before = await fieldsIn(parts);
    const real = IDBObjectStore.prototype.put;
    const fill = (isFull: (database: string) => boolean) =>
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
        if (isFull(this.transaction.db.name)) throw new DOMException('full', 'QuotaExceededError');
        return real.apply(this, row);
      });
    fill(() => true);
    expect(await save(parts, { leavesOn: '2026-12-05' })).toEqual({ problem: 'full', copyProblem: null });
    vi.restoreAllMocks();
    expect(await fieldsIn(parts)).toEqual(before);
    fill((database) => database.endsWith('-copy'));
    expect(await save(parts, { leavesOn: '2026-12-05' })).toEqual({ problem: null, copyProblem: 'full' });
  });

  it('names who left and which of their keys ended, as far as it was seen', async () => {
    const parts = await start();
    const left = snapshot({ keys: whole([OTHERS]), members: whole([]), takenAt: snapshot().takenAt + 60_000 });
    await parts.ledger.writeSnapshot({ ...left, clockOffset: 3_600_000 });
    const view = await asked(parts);
    expect(view?.left.map(({ memberId }) => memberId)).toEqual([ADA.memberId]);
    expect(view?.judged?.ended.map(({ change }) => 'key' in change && change.key.keyId)).toEqual([KEY_ID]);
    await parts.ledger.writeSnapshot({ ...left, members: failed(refused('forbidden')), takenAt: left.takenAt + 1 });
    expect((await asked(parts))?.judged?.verdict.state).toBe('unknown');
  });
});
