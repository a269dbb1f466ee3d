import { deleteDatabase, type RowsByStore, readAsIs } from '../storage/as-is';
import { type Database, problemOf } from '../storage/database';
import type { DatabaseProblem } from '../storage/problem';
import type { KeptTwice } from './kept-twice';
import {
  COPIED_NAMES,
  type CopiedName,
  decide,
  fits,
  type NamedRow,
  type Row,
  rowKey,
  type SecondCopy,
} from './second-copy';
import type { Compared, Ledger, StoredRows } from './types';

interface Deps {
  readonly name: string;
  readonly copyName: string;
  readonly database: Pick<Database<never>, 'close'> & { read(work: () => Promise<void>): Promise<void> };
  readonly copy: SecondCopy;
  readonly kept: KeptTwice;
}

const problemWith = async (read: () => Promise<unknown>): Promise<DatabaseProblem | null> => {
  try {
    await read();
    return null;
  } catch (error) {
    return problemOf(error);
  }
};

const NOTHING: RowsByStore = {};
const asIs = (name: string, stores: readonly string[], most?: number): Promise<RowsByStore> =>
  readAsIs(name, stores, most).catch(() => NOTHING);

const rowsOf = (found: RowsByStore, store: CopiedName): readonly Row[] =>
  (found[store] ?? []).filter((row): row is Row => typeof row === 'object' && row !== null);

/** Each record once: the ledger's, or the copy's where that is what counts; what fits nothing as it is. */
const joined = (store: CopiedName, ledger: RowsByStore, copy: RowsByStore): readonly Row[] => {
  const mine = new Map(rowsOf(ledger, store).map((row) => [rowKey(store, row), row]));
  const theirs = new Map(rowsOf(copy, store).map((row) => [rowKey(store, row), row]));
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((key): Row[] => {
    const [one, other] = [mine.get(key), theirs.get(key)];
    const row = decide(store, one, other).toLedger ?? one ?? other;
    return row ? [row] : [];
  });
};

/** All that can still be read, of a database in whatever state. */
const readStored = async (deps: Deps, mostEvents: number): Promise<StoredRows> => {
  const { name, copyName, database, copy: second } = deps;
  const problem = await problemWith(() => database.read(async () => undefined));
  const copyProblem = await problemWith(() => second.rows());
  const [ledger, copy] = [await asIs(name, COPIED_NAMES), await asIs(copyName, COPIED_NAMES)];
  const { events = [] } = await asIs(name, ['events'], mostEvents);
  return {
    projects: joined('projects', ledger, copy),
    snoozes: joined('snoozes', ledger, copy),
    records: joined('records', ledger, copy),
    bases: joined('bases', ledger, copy),
    plans: joined('plans', ledger, copy),
    events,
    problem,
    copyProblem,
  };
};

/** Deletes the ledger and makes it again from what the second copy has, and what of it can be read before. */
const rebuild = (deps: Deps, alsoCopy: boolean): Promise<Compared> =>
  deps.kept.inTurn(async () => {
    const { name, copyName, database, copy } = deps;
    try {
      const copyProblem = await problemWith(() => copy.rows());
      if (copyProblem && !alsoCopy) return { state: 'unavailable', problem: copyProblem };
      const found = await asIs(name, COPIED_NAMES);
      if (copyProblem) {
        await copy.close();
        await deleteDatabase(copyName);
      }
      const copied = await copy.rows();
      await copy.put(salvaged(found, copied));
      await database.close();
      await deleteDatabase(name);
      return await deps.kept.compareNow();
    } catch (error) {
      return { state: 'unavailable', problem: problemOf(error) };
    }
  });

/** What of the old ledger's rows the copy lacks. */
const salvaged = (found: RowsByStore, copied: readonly NamedRow[]): readonly NamedRow[] => {
  const theirs = new Map(copied.map(({ store, row }) => [`${store} ${rowKey(store, row)}`, row]));
  return COPIED_NAMES.flatMap((store) =>
    rowsOf(found, store).flatMap((row): NamedRow[] => {
      if (!fits(store, row)) return [];
      const { toCopy } = decide(store, row, theirs.get(`${store} ${rowKey(store, row)}`));
      return toCopy ? [{ store, row: toCopy }] : [];
    }),
  );
};

/** What can be done with a ledger that can't be opened. */
export const createRecovery = (deps: Deps): Pick<Ledger, 'readAll' | 'rebuild'> => ({
  readAll: (mostEvents) => readStored(deps, mostEvents),
  rebuild: (alsoCopy) => rebuild(deps, alsoCopy),
});
