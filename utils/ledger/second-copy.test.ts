import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { whole } from '../rules/answer';
import { changeFields, type NoteChanges } from '../rules/notes/merge';
import { type Note, noted } from '../rules/notes/note';
import { changesArb } from '../rules/notes/testing/arbitraries';
import { aKey, aMember, aSeries, aSnapshot, NOW, TODAY } from '../rules/testing';
import { deleteDatabase } from '../storage/as-is';
import type { Written } from '../storage/problem';
import { holdsLater } from '../testing/properties';
import { createLedger } from './ledger';
import { dyingAt } from './testing/dying-worker';
import type { Ledger } from './types';

const PROJECT = { projectId: 'p1', name: 'Voice', connectedAt: 1, lastReadAt: null, viewer: {} };
const SNOOZE = { findingId: 'f', reason: 'June', until: '2026-12-01' };
const freshName = (): string => `ledger-${crypto.randomUUID()}`;

const start = async (name = freshName()) => {
  const ledger = createLedger({ name, now: () => NOW });
  await ledger.writeProject(PROJECT);
  return { name, ledger };
};
const save = (ledger: Ledger, changes: NoteChanges, subject = 'k1', now = NOW) =>
  ledger.records.change(
    ['p1', 'key', subject],
    (before): Note => ({
      ...{ kind: 'key', subject },
      fields: changeFields(before?.fields ?? {}, changes, { now, by: 'Ada' }),
    }),
  );
const purposeIn = async (ledger: Ledger, subject = 'k1') => {
  const stored = await ledger.records.read(['p1', 'key', subject]);
  return stored.state === 'present' ? noted(stored.value.fields, 'purpose') : stored.state;
};
const purposeInCopy = async (ledger: Ledger, subject = 'k1') => {
  const copied = await ledger.copiedNotes('p1');
  const note = copied.state === 'present' ? copied.notes.find((each) => each.subject === subject) : undefined;
  return note && noted(note.fields, 'purpose');
};
const namesIn = async (ledger: Ledger): Promise<string[]> => {
  const stored = await ledger.listEvents('p1', { most: 100 });
  return stored.state === 'present' ? stored.events.map(({ change }) => change.name) : [stored.state];
};
/** A browser that starts again, and finds of its databases what was left. */
const again = async (ledger: Ledger, name: string) => {
  await ledger.close();
  const next = createLedger({ name, now: () => NOW });
  return { next, compared: await next.compareCopy() };
};
const put = async (name: string, store: string, row: object): Promise<void> => {
  const db = await openDB(name);
  await db.put(store, row);
  db.close();
};
/** Writes to this database fail as on a full disk. */
const fill = (databases: (name: string) => boolean) => {
  const real = IDBObjectStore.prototype.put;
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (databases(this.transaction.db.name)) throw new DOMException('full', 'QuotaExceededError');
    return real.apply(this, row);
  });
};

afterEach(() => vi.restoreAllMocks());

describe('a note', () => {
  it('is there again, whatever was written, in the ledger and in its copy', async () => {
    const { name, ledger } = await start();
    let count = 0;
    await holdsLater(
      fc.asyncProperty(fc.array(changesArb, { minLength: 1, maxLength: 3 }), async (all) => {
        const subject = `k${++count}`;
        for (const changes of all) expect(await save(ledger, changes, subject)).toEqual({ ok: true });
        const other = createLedger({ name });
        const [stored, copied] = [await other.records.read(['p1', 'key', subject]), await other.copiedNotes('p1')];
        await other.close();
        const expected = Object.assign({}, ...all) as NoteChanges; // Of each field what was written last.
        const { fields = {} } = stored.state === 'present' ? stored.value : {};
        for (const [field, value] of Object.entries(expected))
          expect(noted(fields, field as keyof NoteChanges)).toEqual(value ?? undefined);
        const notes = copied.state === 'present' ? copied.notes : [];
        expect(notes.find((each) => each.subject === subject)?.fields).toEqual(fields);
      }),
      { numRuns: 120 },
    );
  });

  it('is nowhere once its project is forgotten, and does not come back', async () => {
    const { name, ledger } = await start();
    await save(ledger, { purpose: 'calls' });
    expect(await ledger.forget('p1')).toEqual({ ok: true });
    const { next, compared } = await again(ledger, name);
    expect(compared).toEqual({ state: 'present', restored: [], copyProblem: null });
    expect(await next.listProjects()).toMatchObject({ projects: [] });
    expect(await next.copiedNotes('p1')).toEqual({ state: 'present', notes: [] });
  });

  it('of a project that was forgotten is not written', async () => {
    const { ledger } = await start();
    await ledger.forget('p1');
    await save(ledger, { purpose: 'calls' });
    expect(await purposeIn(ledger)).toBe('absent');
    expect(await purposeInCopy(ledger)).toBeUndefined();
  });
});

describe('a full disk', () => {
  it('leaves a note as it was, and says so', async () => {
    const { ledger } = await start();
    await save(ledger, { purpose: 'calls' });
    fill(() => true);
    expect(await save(ledger, { purpose: 'lost' })).toEqual({ ok: false, problem: 'full' });
    vi.restoreAllMocks();
    expect([await purposeIn(ledger), await purposeInCopy(ledger)]).toEqual(['calls', 'calls']);
  });

  it('that takes no copy is told, and what it lacks is made up for at the next start', async () => {
    const { name, ledger } = await start();
    fill((database) => database.endsWith('-copy'));
    expect(await save(ledger, { purpose: 'calls' })).toEqual({ ok: true, copyProblem: 'full' });
    expect(await ledger.snoozes.change('p1', () => [SNOOZE])).toEqual({ ok: true, copyProblem: 'full' });
    expect([await purposeIn(ledger), await purposeInCopy(ledger)]).toEqual(['calls', undefined]);
    expect(await ledger.compareCopy()).toMatchObject({ copyProblem: 'full' });
    vi.restoreAllMocks();
    const { next, compared } = await again(ledger, name);
    expect(compared).toEqual({ state: 'present', restored: [], copyProblem: null });
    expect(await purposeInCopy(next)).toBe('calls');
    expect(await namesIn(next)).toEqual([]);
  });
});

describe('a worker that dies while a note is saved', () => {
  it('at whichever request leaves the note before or after, and ledger and copy are the same after the next start', async () => {
    const counts = { before: 0, after: 0 };
    for (let dies = 1; ; dies += 1) {
      const { name, ledger } = await start();
      await save(ledger, { purpose: 'before' });
      let saved: Written | undefined;
      const isDead = await dyingAt(dies, async () => {
        saved = await save(ledger, { purpose: 'after' });
      });
      if (!isDead) break;
      const { next, compared } = await again(ledger, name);
      const found = await purposeIn(next);
      expect([dies, compared.state, await purposeInCopy(next)]).toEqual([dies, 'present', found]);
      if (saved?.ok) expect(found).toBe('after');
      counts[found === 'after' ? 'after' : 'before'] += 1;
      expect(await namesIn(next)).toEqual([]);
      await next.close();
    }
    expect(counts.before).toBeGreaterThan(1);
    expect(counts.after).toBeGreaterThan(1);
  });

  it('while a project is forgotten leaves all of it, or nothing that comes back', async () => {
    let tried = 0;
    for (let dies = 1; ; dies += 1) {
      const { name, ledger } = await start();
      await save(ledger, { purpose: 'calls' });
      let forgotten: Written | undefined;
      const isDead = await dyingAt(dies, async () => {
        forgotten = await ledger.forget('p1');
      });
      if (!isDead) break;
      tried += 1;
      expect(forgotten?.ok).toBe(false);
      const { next } = await again(ledger, name);
      expect([dies, await purposeIn(next), await purposeInCopy(next)]).toEqual([dies, 'calls', 'calls']);
      await next.close();
    }
    expect(tried).toBeGreaterThan(5);
  });
});

describe('what the ledger lost', () => {
  it('of one note comes back, and is told', async () => {
    const { name, ledger } = await start();
    await save(ledger, { purpose: 'calls' });
    await save(ledger, { purpose: 'others' }, 'k2');
    await ledger.close();
    await put(name, 'records', { projectId: 'p1', kind: 'key', subject: 'k1', version: 1, fields: { purpose: 7 } });
    const { next, compared } = await again(ledger, name);
    expect(compared).toMatchObject({ restored: [{ projectId: 'p1', isLost: false, notes: 1, snoozes: 0 }] });
    expect([await purposeIn(next), await purposeIn(next, 'k2')]).toEqual(['calls', 'others']);
    expect(await namesIn(next)).toEqual(['records.restored']);
    expect((await next.compareCopy()).state === 'present' && (await namesIn(next))).toHaveLength(1);
  });

  it('altogether comes back, with the project, and what was compared is told as lost', async () => {
    const { name, ledger } = await start();
    await ledger.writeSnapshot(aSnapshot({ keys: whole([aKey('k1', 'm1')]) }));
    await save(ledger, { purpose: 'calls' });
    await ledger.snoozes.change('p1', () => [SNOOZE]);
    await ledger.close();
    await deleteDatabase(name);
    const next = createLedger({ name, now: () => NOW });
    // The first question of what is connected brings it back.
    expect(await next.listProjects()).toMatchObject({
      projects: [{ projectId: 'p1', name: 'Voice', lastReadAt: null }],
    });
    expect(await purposeIn(next)).toBe('calls');
    expect(await next.snoozes.read('p1')).toEqual({ state: 'present', value: [SNOOZE] });
    expect(await namesIn(next)).toEqual(['baseline.lost', 'records.restored']);
    await next.writeSnapshot(aSnapshot({ takenAt: NOW + 1, keys: whole([aKey('k1', 'm1')]) }));
    expect(await namesIn(next)).toEqual(['baseline.lost', 'records.restored']);
  });

  it('in its place does not make an older note of a newer one: of each field the later counts', async () => {
    const { name, ledger } = await start();
    await save(ledger, { purpose: 'old', ask: 'Ida' });
    await ledger.close();
    const db = await openDB(name);
    const old = await db.get('records', ['p1', 'key', 'k1']);
    db.close();
    const later = createLedger({ name, now: () => NOW });
    await save(later, { purpose: 'new' });
    await later.close();
    // A profile that went back.
    await put(name, 'records', old);
    const { next } = await again(later, name);
    expect([await purposeIn(next), await purposeInCopy(next)]).toEqual(['new', 'new']);
  });

  it('together with the copy is lost: nothing is made up', async () => {
    const { name, ledger } = await start();
    await save(ledger, { purpose: 'calls' });
    await ledger.close();
    await put(`${name}-copy`, 'records', { projectId: 'p1', kind: 'key', subject: 'k1', version: 1, fields: 7 });
    await put(name, 'records', { projectId: 'p1', kind: 'key', subject: 'k1', version: 1, fields: 7 });
    const { next, compared } = await again(ledger, name);
    expect(compared).toMatchObject({ restored: [] });
    expect(await purposeIn(next)).toBe('damaged');
    expect(await save(next, { purpose: 'again' })).toEqual({ ok: true });
    expect(await purposeIn(next)).toBe('again');
  });
});

describe('a ledger that can not be opened', () => {
  const spoil = async (name: string): Promise<void> => {
    const db = await openDB(name, 99);
    db.close();
  };

  it('gives what can be read of it and of its copy', async () => {
    const { name, ledger } = await start();
    await save(ledger, { purpose: 'calls' });
    await ledger.snoozes.change('p1', () => [SNOOZE]);
    await ledger.writeSnapshot(aSnapshot({ members: whole([aMember('m1')]) }));
    await ledger.writeSnapshot(aSnapshot({ takenAt: NOW + 1, members: whole([]) }));
    await ledger.close();
    await spoil(name);
    const next = createLedger({ name });
    expect(await next.compareCopy()).toEqual({ state: 'unavailable', problem: 'newer-version' });
    expect(await purposeInCopy(next)).toBe('calls');
    const all = await next.readAll(10);
    expect(all).toMatchObject({
      ...{ problem: 'newer-version', copyProblem: null },
      projects: [{ projectId: 'p1', name: 'Voice' }],
      snoozes: [{ snoozes: [SNOOZE] }],
      records: [{ subject: 'k1', fields: { purpose: { value: 'calls' } } }],
      events: [{ change: { name: 'member.left' } }],
    });
  });

  it('is made again with what was written by hand, and all else is gone', async () => {
    const { name, ledger } = await start();
    await save(ledger, { purpose: 'calls' });
    fill((database) => database.endsWith('-copy'));
    await save(ledger, { purpose: 'later' });
    vi.restoreAllMocks();
    await ledger.writeSnapshot(aSnapshot({ members: whole([aMember('m1')]) }));
    await ledger.close();
    await spoil(name);
    const next = createLedger({ name, now: () => NOW });
    expect(await next.rebuild(false)).toMatchObject({ state: 'present', restored: [{ projectId: 'p1', notes: 1 }] });
    expect([await purposeIn(next), await purposeInCopy(next)]).toEqual(['later', 'later']);
    expect(await next.snapshots.read('p1')).toEqual({ state: 'absent' });
    expect(await namesIn(next)).toEqual(['baseline.lost', 'records.restored']);
    expect(await save(next, { purpose: 'on' })).toEqual({ ok: true });
  });

  it('is not touched where the copy can not be read either, before a person agrees to lose that too', async () => {
    const { name, ledger } = await start();
    await save(ledger, { purpose: 'calls' });
    await ledger.close();
    for (const each of [name, `${name}-copy`]) await spoil(each);
    const next = createLedger({ name, now: () => NOW });
    expect(await next.rebuild(false)).toEqual({ state: 'unavailable', problem: 'newer-version' });
    expect((await next.readAll(1)).records).toHaveLength(1);
    // What can be read as it is, is saved all the same.
    expect(await next.rebuild(true)).toMatchObject({ state: 'present' });
    expect(await purposeIn(next)).toBe('calls');
  });

  it('is not made by being looked at', async () => {
    const name = freshName();
    const ledger = createLedger({ name });
    expect(await ledger.readAll(1)).toMatchObject({ records: [], events: [] });
    await ledger.close();
    await start(name);
    const bare = freshName();
    const { readAsIs } = await import('../storage/as-is');
    expect(await readAsIs(bare, ['records'])).toEqual({});
    const { ledger: fine } = await start(bare);
    expect(await save(fine, { purpose: 'calls' })).toEqual({ ok: true });
  });
});

describe('readings and notes', () => {
  const reading = (hours: number, keys: string[], used: Record<string, number>, members = ['m1', 'm2']) =>
    aSnapshot({
      takenAt: NOW + hours * 3_600_000,
      keys: whole(keys.map((id) => aKey(id, 'm1'))),
      members: whole(members.map((id) => aMember(id))),
      usage: whole(aSeries({ k1: used })),
    });

  it('a successor and a backup that leave are told once, and a canary once a day', async () => {
    const { ledger } = await start();
    const MARKED = NOW - 2 * 86_400_000;
    await save(ledger, { successor: 'k2', backup: 'm2' });
    await save(ledger, { canary: true }, 'k1', MARKED);
    await ledger.writeSnapshot(reading(0, ['k1', 'k2'], {}));
    await ledger.writeSnapshot(reading(1, ['k1'], { [TODAY]: 1 }, ['m1']));
    const named = async () => (await namesIn(ledger)).filter((name) => /successor|backup|canary/.test(name));
    expect(await named()).toEqual(['successor.gone', 'backup.left', 'canary.used']);
    await ledger.writeSnapshot(reading(2, ['k1'], { [TODAY]: 9 }, ['m1']));
    expect(await named()).toHaveLength(3);
    await ledger.writeSnapshot(reading(30, ['k1'], { [TODAY]: 9 }, ['m1']));
    expect(await named()).toHaveLength(3);
    const about = await ledger.listEvents('p1', { most: 9, subject: 'key:k1' });
    expect(about.state === 'present' && about.events.map(({ change }) => change.name)).toContain('canary.used');
  });
});
