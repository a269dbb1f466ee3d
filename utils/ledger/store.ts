import type { ReadonlyDeep } from '../objects';
import type { DatabaseProblem } from '../storage/problem';
import * as z from '../zod';

/** One stored record. A damaged one stays where it is until it is written over or forgotten. */
export type Stored<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'absent' }
  /** `path`: where the record stopped fitting. */
  | { readonly state: 'damaged'; readonly path: string }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

type Fields = Readonly<Record<string, z.ZodMiniType>>;
type Described<F extends Fields> = ReadonlyDeep<{ [K in keyof F]: z.output<F[K]> }>;
type Row<F extends Fields> = Described<F> & { readonly version: number; readonly projectId: string };

/** A project's id, followed by what tells its rows apart where a project has more than one. */
type KeyOf<F extends Fields, K extends readonly (keyof F)[]> = K extends readonly []
  ? string
  : [string, ...{ -readonly [I in keyof K]: z.output<F[K[I]]> & (string | number) }];
/** As IndexedDB takes it. */
export type Key = string | [string, ...(string | number)[]];

interface Declaration<F extends Fields, Value, K extends readonly (keyof F)[]> {
  /** The database's version that brought it. Never changed once shipped. */
  readonly since: number;
  /** Each row's own. One of another is damaged: what a newer Linchpin wrote is not guessed at. */
  readonly version: number;
  /** What a row holds beside its version and its project's id, and how that is checked whenever it is read. */
  readonly fields: () => F;
  /** Fields that tell one project's rows apart; without them a project has one row. */
  readonly key?: K;
  /** A field by which a project's rows are found too, in the order of their keys. Made with the store. */
  readonly foundBy?: keyof F & string;
  /** A person's own words, which no reading can bring back: a change that has ended is on the disk itself. */
  readonly durability?: 'strict';
  /** What is made of a row that fits. */
  open(row: Row<F>): Value;
  /** What a row holds of it. */
  close(value: Value): Described<F>;
}

/** One kind of record in the ledger. */
export interface Store<R extends object, Value, K extends Key> {
  readonly since: number;
  readonly keyPath: string | string[];
  /** Of the index that is named after its field. */
  readonly index: { readonly name: string; readonly keyPath: string[] } | null;
  readonly durability: IDBTransactionDurability;
  open(row: R | undefined): Stored<Value>;
  close(key: K, value: Value): R;
}

/** Declares a kind of record: since when it is kept, how it is checked, and what is made of it. */
export const defineStore = <F extends Fields, Value, const K extends readonly (keyof F & string)[] = []>({
  since,
  version,
  fields,
  key,
  foundBy,
  durability,
  open,
  close,
}: Declaration<F, Value, K>): Store<Row<F>, Value, KeyOf<F, K>> => {
  const row = z.atNeed(() => z.object({ version: z.literal(version), projectId: z.string(), ...fields() }));
  return {
    since,
    keyPath: key ? ['projectId', ...key] : 'projectId',
    index: foundBy === undefined ? null : { name: foundBy, keyPath: ['projectId', foundBy, ...(key ?? [])] },
    durability: durability ?? 'default',
    open(stored) {
      if (stored === undefined) return { state: 'absent' };
      const checked = z.safeParse(row(), stored);
      // The record itself: a parse copies, and drops what the fields don't name.
      if (checked.success) return { state: 'present', value: open(stored) };
      return { state: 'damaged', path: checked.error.issues[0]?.path.map(String).join('.') ?? '' };
    },
    close: (id, value) => ({ ...close(value), version, projectId: projectOf(id) }),
  };
};

/** The project that a record is about. */
export const projectOf = (key: Key): string => (typeof key === 'string' ? key : key[0]);
