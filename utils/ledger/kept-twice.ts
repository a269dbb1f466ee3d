import { type Database, problemOf, type WriteTransaction, written } from '../storage/database';
import { createMutex } from '../storage/mutex';
import type { DatabaseProblem, Written } from '../storage/problem';
import type { Kind, SchemaOf } from './records';
import {
  COPIED_NAMES,
  type CopiedName,
  decide,
  fits,
  type NamedRow,
  type Row,
  rowKey,
  rowKeyOf,
  type SecondCopy,
} from './second-copy';
import { type Key, projectOf } from './store';
import { STORE_NAMES, STORES } from './stores';
import type { Compared, CopiedNotes, Restored } from './types';
import { noteRestored } from './write-events';

type Schema = SchemaOf<typeof STORES>;

interface RowName {
  readonly store: CopiedName;
  readonly key: Key;
}

export interface KeptTwice {
  /** The same kind of record, whose changes the copy follows. */
  twice<Value, K extends Key>(name: CopiedName, kind: Kind<Value, K>): Kind<Value, K>;
  /** A write of one row, and its copy. */
  write(name: CopiedName, key: Key, write: () => Promise<Written>): Promise<Written>;
  /** A write of several rows, which it names as it writes them, and their copies. */
  writeAll(rows: readonly RowName[], write: () => Promise<Written>): Promise<Written>;
  /** Work on ledger and copy that no change may come between. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  compare(): Promise<Compared>;
  /** The same for work that is in its turn already. Rejects where the ledger can't be read. */
  compareNow(): Promise<Compared>;
  copiedNotes(projectId: string): Promise<CopiedNotes>;
}

interface Deps {
  readonly database: Database<Schema>;
  readonly copy: SecondCopy;
  readonly now: () => number;
}

/** A row by what it is found by; one of the ledger's own, so it is what was stored there, fit or not. */
const ledgerRow = async (tx: WriteTransaction<Schema>, store: CopiedName, key: Key): Promise<Row | undefined> =>
  (await tx.objectStore(store).get(key as never)) as Row | undefined;

const byKey = (rows: readonly NamedRow[]): ReadonlyMap<string, NamedRow> =>
  new Map(rows.map((named) => [`${named.store} ${rowKey(named.store, named.row)}`, named]));

const snoozesIn = ({ snoozes }: Row): number => (Array.isArray(snoozes) ? snoozes.length : 0);

/** Brings rows back into the ledger, unless they are there by now, and tells of it, all in one transaction. */
const bringBack = async (
  tx: WriteTransaction<Schema>,
  lost: readonly NamedRow[],
  now: number,
): Promise<readonly Restored[]> => {
  const restored = new Map<string, Restored>();
  for (const { store, row } of lost) {
    const projectId = projectOf(rowKeyOf(store, row));
    const before = await ledgerRow(tx, store, rowKeyOf(store, row));
    const { toLedger } = decide(store, before, row);
    // A project's own row comes first; without one nothing of it is brought back.
    if (!toLedger || (store !== 'projects' && !(await tx.objectStore('projects').get(projectId)))) continue;
    await tx.objectStore(store).put(toLedger as never); // It fits: `decide` has looked.
    const so = restored.get(projectId) ?? { projectId, isLost: false, notes: 0, snoozes: 0 };
    restored.set(projectId, {
      projectId,
      isLost: so.isLost || (store === 'projects' && before === undefined),
      // A plan is told as a note: both are what a person wrote of a key or a member.
      notes: so.notes + (store === 'records' || store === 'plans' ? 1 : 0),
      snoozes: so.snoozes + (store === 'snoozes' ? snoozesIn(row) : 0),
    });
  }
  for (const each of restored.values()) await noteRestored(tx, each.projectId, each, now);
  return [...restored.values()];
};

const compare = async ({ database, copy, now }: Deps): Promise<Compared> => {
  const ledger = await database.read(async (db) => {
    const all: NamedRow[] = [];
    for (const store of COPIED_NAMES)
      for (const row of await db.getAll(store)) all.push({ store, row: row as unknown as Row });
    return byKey(all);
  });
  let copied: ReadonlyMap<string, NamedRow>;
  try {
    copied = byKey(await copy.rows());
  } catch (error) {
    return { state: 'present', restored: [], copyProblem: problemOf(error) };
  }
  const lost: NamedRow[] = [];
  const lacking: NamedRow[] = [];
  // Projects come first in either, so that they are brought back before what is theirs.
  for (const name of new Set([...copied.keys(), ...ledger.keys()])) {
    const [mine, theirs] = [ledger.get(name), copied.get(name)];
    const store = (mine ?? theirs)?.store;
    if (!store) continue;
    const { toLedger, toCopy } = decide(store, mine?.row, theirs?.row);
    if (toLedger && theirs) lost.push(theirs);
    if (toCopy) lacking.push({ store, row: toCopy });
  }
  const restored =
    lost.length === 0 ? [] : await database.write(STORE_NAMES, (tx) => bringBack(tx, lost, now()), 'strict');
  const followed = lacking.length === 0 ? null : await written(copy.put(lacking));
  return { state: 'present', restored, copyProblem: followed && !followed.ok ? followed.problem : null };
};

/** What is kept in ledger and second copy. All changes of it are made one after the other. */
export const createKeptTwice = (deps: Deps): KeptTwice => {
  const { database, copy } = deps;
  const inTurn = createMutex();

  /** The copy's rows become what the ledger's are by now. */
  const follow = async (names: readonly RowName[]): Promise<DatabaseProblem | null> => {
    try {
      const rows: NamedRow[] = [];
      for (const { store, key } of names) {
        const row = (await database.read((db) => db.get(store, key as never))) as Row | undefined;
        if (row && fits(store, row)) rows.push({ store, row });
      }
      if (rows.length > 0) await copy.put(rows);
      return null;
    } catch (error) {
      return problemOf(error);
    }
  };
  const writeAll: KeptTwice['writeAll'] = (names, change) =>
    inTurn(async () => {
      const changed = await change();
      if (!changed.ok) return changed;
      const copyProblem = await follow(names);
      return copyProblem ? { ok: true, copyProblem } : changed;
    });
  const write: KeptTwice['write'] = (store, key, change) => writeAll([{ store, key }], change);

  return {
    inTurn,
    write,
    writeAll,
    twice: (name, kind) => ({ ...kind, change: (key, to) => write(name, key, () => kind.change(key, to)) }),
    compareNow: () => compare(deps),
    compare: () =>
      inTurn(() => compare(deps)).catch((error: unknown) => ({ state: 'unavailable', problem: problemOf(error) })),
    async copiedNotes(projectId) {
      try {
        const rows = await copy.rows(projectId);
        const notes = rows.flatMap(({ store, row }) => {
          const stored = store === 'records' ? STORES.records.open(row as never) : null;
          return stored?.state === 'present' ? [stored.value] : [];
        });
        return { state: 'present', notes };
      } catch (error) {
        return { state: 'unavailable', problem: problemOf(error) };
      }
    },
  };
};
