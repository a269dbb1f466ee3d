/** What came to a list, what went from it, and what is in both. */
export interface ListChange<T> {
  readonly came: readonly T[];
  readonly gone: readonly T[];
  readonly stayed: readonly (readonly [was: T, now: T])[];
}

export const compareLists = <T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (entry: T) => string,
): ListChange<T> => {
  const was = new Map(before.map((entry) => [idOf(entry), entry]));
  const now = new Map(after.map((entry) => [idOf(entry), entry]));
  return {
    came: [...now].flatMap(([id, entry]) => (was.has(id) ? [] : [entry])),
    gone: [...was].flatMap(([id, entry]) => (now.has(id) ? [] : [entry])),
    stayed: [...now].flatMap(([id, entry]) => {
      const earlier = was.get(id);
      return earlier === undefined ? [] : [[earlier, entry] as const];
    }),
  };
};

/** Whether two texts, or lists of texts in any order, are the same. */
const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? [...a].sort().join('\n') === [...b].sort().join('\n') : a === b;

/** Whether two records have the same in each of these fields. */
export const areAlike = <T>(a: T, b: T, fields: readonly (keyof T)[]): boolean =>
  fields.every((field) => isSame(a[field], b[field]));
