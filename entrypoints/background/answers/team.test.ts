import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dyingAt } from '../../../utils/ledger/testing/dying-worker';
import { noted } from '../../../utils/rules/notes/note';
import { writeSettings } from '../../../utils/settings/settings';
import type { Background } from '../create-background';
import { ADA, connectIn, KEY_ID, PROJECT, SECRET, snapshot } from '../testing/browser';
import { beQuiet, createDeps, endQuiet } from '../testing/services';
import { disconnect } from './connect';
import { saveNote } from './notes';
import { compareTeamFile, openFile, saveTeamFile, takeValue, teamOf } from './team';

const ABOUT = { projectId: PROJECT, kind: 'key', id: KEY_ID } as const;
const AT = '2026-11-21T12:00:00Z';

const start = async (): Promise<Background> => {
  const parts = createDeps();
  await connectIn(parts.ledger, snapshot());
  await parts.vault.put(PROJECT, SECRET);
  return parts;
};
const again = async (parts: Background): Promise<Background> => {
  await parts.ledger.close();
  await parts.vault.close();
  return createDeps();
};
const note = (parts: Background, ask: string) => saveNote({ ...ABOUT, changes: { ask } }, parts);
const asked = async (parts: Background) => {
  const stored = await parts.ledger.records.read([PROJECT, 'key', KEY_ID]);
  return stored.state === 'present' ? noted(stored.value.fields, 'ask') : stored.state;
};
const save = async (parts: Background, addresses = false): Promise<string> => {
  const { text } = await saveTeamFile({ projectId: PROJECT, addresses }, parts);
  if (text === null) throw new Error('no file');
  return text;
};
const fileWith = (kind: string, id: string, field: string, value: unknown, at = AT): string =>
  JSON.stringify({
    version: '1.0',
    projects: { [PROJECT]: { [kind]: { [id]: { [field]: { value, at, by: 'Bo' } } } } },
  });
const open = (parts: Background, text: string) => openFile({ projectId: PROJECT, text }, parts);
/** The disk is full from here on. */
const fill = () =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });

beforeEach(() => {
  beQuiet();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(endQuiet);

describe('the team’s file', () => {
  it('holds notes and marks, never a secret, and addresses only where they are asked for', async () => {
    const parts = await start();
    await note(parts, 'Ida');
    await writeSettings({ serviceAccounts: [ADA.email] });
    expect(await teamOf(PROJECT, parts)).toMatchObject({ notes: 1, marks: 1, isKnown: false, withAddresses: false });
    const text = await save(parts);
    expect(JSON.parse(text).projects[PROJECT]).toMatchObject({
      key: { [KEY_ID]: { ask: { value: 'Ida' } } },
      member: { [ADA.memberId]: { serviceAccount: { value: true } } },
    });
    expect(text).not.toContain(ADA.email);
    expect(text).not.toContain(SECRET);
    expect(await save(parts, true)).toContain(ADA.email);
    expect(await teamOf(PROJECT, parts)).toMatchObject({ isKnown: true, withAddresses: true });
    expect(await save(parts)).toBe(text);
  });

  it('is compared before anything of it is stored', async () => {
    const parts = await start();
    await note(parts, 'Ida');
    const text = fileWith('key', KEY_ID, 'purpose', 'calls');
    const compared = await compareTeamFile({ projectId: PROJECT, text }, parts);
    expect(compared?.comparison).toMatchObject({
      ...{ conflicts: { count: 0 }, unseen: 1, isAboutThis: true, otherProjects: 0 },
      taken: {
        count: 1,
        first: [{ title: 'ingest', label: 'Purpose', mine: 'nothing', theirs: 'calls', wins: 'theirs' }],
      },
    });
    expect(await parts.ledger.bases.read(PROJECT)).toEqual({ state: 'absent' });
    await open(parts, text);
    const stored = await parts.ledger.records.read([PROJECT, 'key', KEY_ID]);
    expect(stored).toMatchObject({ value: { fields: { purpose: { value: 'calls', at: AT, by: 'Bo' } } } });
    expect((await compareTeamFile({ projectId: PROJECT, text }, parts))?.comparison?.taken.count).toBe(0);
  });

  it('lists what both changed, and the loser is taken at a press and taken back at another', async () => {
    const parts = await start();
    await note(parts, 'Ida');
    const opened = await open(parts, fileWith('key', KEY_ID, 'ask', 'Bo', '2026-11-21T23:00:00Z'));
    expect(opened?.comparison?.conflicts.first).toMatchObject([
      { mine: 'Ida', theirs: 'Bo', wins: 'theirs', mineValue: 'Ida', theirsValue: 'Bo' },
    ]);
    expect(await asked(parts)).toBe('Bo');
    expect(await takeValue({ ...ABOUT, field: 'ask', value: 'Ida' }, parts)).toEqual({
      problem: null,
      mark: 'possible',
    });
    expect(await asked(parts)).toBe('Ida');
    await takeValue({ ...ABOUT, field: 'ask', value: 'Bo' }, parts);
    expect(await asked(parts)).toBe('Bo');
    await expect(takeValue({ ...ABOUT, field: 'ask', value: 7 }, parts)).rejects.toThrow('no such field');
  });

  it('takes an edit by hand whose moment was left, and keeps it when the worker starts again', async () => {
    const before = await start();
    await note(before, 'Zoe');
    const text = await save(before);
    await open(before, text);
    await open(before, text.replace('"Zoe"', '"Ada"'));
    expect(await asked(before)).toBe('Ada');
    const parts = await again(before);
    await parts.ledger.compareCopy();
    expect(await asked(parts)).toBe('Ada');
  });

  it('marks service accounts by their addresses here, and says where it can not', async () => {
    const parts = await start();
    await open(parts, fileWith('member', ADA.memberId, 'serviceAccount', true));
    expect((await parts.settings()).serviceAccounts).toEqual([ADA.email]);
    await open(parts, fileWith('member', ADA.memberId, 'serviceAccount', null, '2026-11-22T12:00:00Z'));
    expect((await parts.settings()).serviceAccounts).toEqual([]);
    const opened = await open(parts, fileWith('member', 'm-unknown', 'serviceAccount', true));
    expect(opened?.comparison?.taken.first).toMatchObject([{ mark: 'unlisted' }]);
    expect(await save(parts)).toContain('m-unknown');
  });

  it('carries on other projects and what a newer version added', async () => {
    const parts = await start();
    const file = JSON.parse(fileWith('plan', 'x', 'state', { days: 3 }));
    file.version = '1.4';
    file.projects.elsewhere = { key: { k9: { ask: { value: 'Ida', at: AT, by: '' } } } };
    const opened = await open(parts, JSON.stringify(file));
    expect(opened?.comparison).toMatchObject({ otherProjects: 1 });
    expect(JSON.parse(await save(parts))).toMatchObject(file);
  });

  it.each([
    ['<html>', { kind: 'not-json' }],
    ['{"version": "2.0"}', { kind: 'newer', version: '2.0' }],
  ])('that can not be taken changes nothing: %s', async (text, fault) => {
    const parts = await start();
    await note(parts, 'Ida');
    expect(await open(parts, text)).toMatchObject({ fault, comparison: null });
    expect([await asked(parts), await parts.ledger.bases.read(PROJECT)]).toEqual(['Ida', { state: 'absent' }]);
  });

  it('goes with its project', async () => {
    const parts = await start();
    await open(parts, fileWith('key', KEY_ID, 'ask', 'Bo'));
    await disconnect(PROJECT, parts);
    expect(await parts.ledger.bases.read(PROJECT)).toEqual({ state: 'absent' });
    expect(await teamOf(PROJECT, parts)).toBeNull();
    expect(await open(parts, fileWith('key', KEY_ID, 'ask', 'Bo'))).toBeNull();
  });
});

describe('nothing is lost', () => {
  it('where the disk is full: notes, marks and the file before stay', async () => {
    const parts = await start();
    await note(parts, 'Ida');
    const file = JSON.parse(fileWith('member', ADA.memberId, 'serviceAccount', true));
    file.projects[PROJECT].key = { [KEY_ID]: { ask: { value: 'Bo', at: '2026-11-22T00:00:00Z', by: '' } } };
    fill();
    expect(await open(parts, JSON.stringify(file))).toMatchObject({ problem: 'full', comparison: null });
    const saved = await saveTeamFile({ projectId: PROJECT, addresses: false }, parts);
    expect([saved.problem, saved.text !== null]).toEqual(['full', true]);
    vi.restoreAllMocks();
    beQuiet();
    expect([await asked(parts), (await parts.settings()).serviceAccounts]).toEqual(['Ida', []]);
  });

  it('wherever the worker dies: the notes are all as before, or all as in the file, also in their second copy', async () => {
    const file = JSON.parse(fileWith('key', KEY_ID, 'ask', 'Bo', '2026-11-22T00:00:00Z'));
    file.projects[PROJECT].key.k2 = { ask: { value: 'Bo', at: AT, by: '' } };
    const text = JSON.stringify(file);
    const seen = new Set<string>();
    for (let dies = 1, more = true; more; dies += 1) {
      globalThis.indexedDB = new IDBFactory();
      fakeBrowser.reset();
      const before = await start();
      await note(before, 'Ida');
      more = await dyingAt(dies, () => open(before, text));
      const parts = await again(before);
      await parts.ledger.compareCopy();
      const other = await parts.ledger.records.read([PROJECT, 'key', 'k2']);
      const base = await parts.ledger.bases.read(PROJECT);
      seen.add([await asked(parts), other.state, base.state].join(' '));
      await parts.ledger.close();
      await parts.vault.close();
    }
    expect([...seen].sort()).toEqual(['Bo present present', 'Ida absent absent']);
  }, 120_000);
});
