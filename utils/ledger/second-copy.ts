import { areSameFields, mergeFields } from '../rules/notes/merge';
import type { Entry } from '../rules/notes/note';
import { createDatabase } from '../storage/database';
import { keysOf, migrationsOf } from './records';
import type { Key } from './store';
import { STORES } from './stores';

/** What no reading can bring back: which projects are connected, and what a person wrote. */
export const COPIED = {
  projects: STORES.projects,
  snoozes: STORES.snoozes,
  records: STORES.records,
  bases: STORES.bases,
  plans: STORES.plans,
} as const;
export type CopiedName = keyof typeof COPIED;
export const COPIED_NAMES = Object.keys(COPIED) as readonly CopiedName[];

/** A row of the ledger or of the copy, checked before anything of it is read. */
export type Row = Readonly<Record<string, unknown>>;
export interface NamedRow {
  readonly store: CopiedName;
  readonly row: Row;
}

/** What a row is found by, as a text. */
export const rowKey = (store: CopiedName, row: Row): string =>
  JSON.stringify([COPIED[store].keyPath].flat().map((name) => row[name]));

/** As IndexedDB takes it. */
export const rowKeyOf = (store: CopiedName, row: Row): Key => {
  const [first, ...rest] = [COPIED[store].keyPath].flat().map((name) => row[name]);
  // They were stored under this, so each is a text or a number.
  return (rest.length === 0 ? first : [first, ...rest]) as Key;
};

export const fits = (store: CopiedName, row: Row | undefined): row is Row =>
  COPIED[store].open(row as Parameters<(typeof COPIED)['projects']['open']>[0] & never).state === 'present';

/** What the copy holds of a row: when a project was read last is no word of a person, and changes all the time. */
const asCopied = (store: CopiedName, row: Row): Row => (store === 'projects' ? { ...row, lastReadAt: null } : row);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface Decision {
  /** What the ledger lost, or knows an older state of. */
  readonly toLedger?: Row;
  /** What the copy lacks. */
  readonly toCopy?: Row;
}

/** Records of fields that each say when they were written. */
const BY_FIELD: readonly CopiedName[] = ['records', 'plans'];

/**
 * What is to be done where ledger and copy hold these of one record. A note or a plan is merged field by field. Of all
 * else the ledger counts, as what a person changed is done once it has it; the copy where the ledger has none, or a
 * damaged one. A row that is gone from the ledger alone was lost: who forgets a project erases the copy first.
 */
export const decide = (store: CopiedName, ledger: Row | undefined, copy: Row | undefined): Decision => {
  const isCopyFit = fits(store, copy);
  if (!fits(store, ledger)) return isCopyFit ? { toLedger: copy } : {};
  const wanted = asCopied(store, ledger);
  if (!isCopyFit) return { toCopy: wanted };
  if (!BY_FIELD.includes(store)) return isSame(wanted, copy) ? {} : { toCopy: wanted };
  // Both fit, so their fields are entries.
  type Fields = Readonly<Record<string, Entry>>;
  const [mine, theirs] = [ledger.fields as Fields, copy.fields as Fields];
  const fields = mergeFields(mine, theirs);
  return {
    ...(areSameFields(fields, mine) ? {} : { toLedger: { ...ledger, fields } }),
    ...(areSameFields(fields, theirs) ? {} : { toCopy: { ...ledger, fields } }),
  };
};

export interface SecondCopy {
  /** Rows of all projects, or of one. Rejects as a database does. */
  rows(projectId?: string): Promise<readonly NamedRow[]>;
  put(rows: readonly NamedRow[]): Promise<void>;
  erase(projectId: string): Promise<void>;
  close(): Promise<void>;
}

/** The small database beside the ledger. It is written after it, and compared with it at each start. */
export const openSecondCopy = (name: string): SecondCopy => {
  const database = createDatabase<Record<CopiedName, { key: Key; value: Row }>>({
    name,
    migrations: migrationsOf(COPIED) as never, // Made from the same declarations, which idb's types can't be told of.
    durability: 'strict',
  });
  return {
    rows: (projectId) =>
      database.read(async (db) => {
        const all: NamedRow[] = [];
        for (const store of COPIED_NAMES) {
          const range = projectId === undefined ? null : keysOf(COPIED[store], projectId);
          for (const row of await db.getAll(store, range as never)) all.push({ store, row });
        }
        return all;
      }),
    put: (rows) =>
      database.write(COPIED_NAMES, async (tx) => {
        for (const { store, row } of rows) await tx.objectStore(store).put(asCopied(store, row));
      }),
    erase: (projectId) =>
      database.write(COPIED_NAMES, async (tx) => {
        for (const store of COPIED_NAMES) await tx.objectStore(store).delete(keysOf(COPIED[store], projectId) as never);
      }),
    close: () => database.close(),
  };
};
