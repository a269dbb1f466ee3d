import { canonicalJson } from './canonical';

/** A place at which two JSON values are not the same; `undefined`: one of them has nothing there. */
export interface JsonDifference {
  /** Names, and places in lists, from the outermost in. */
  readonly path: readonly string[];
  readonly written: unknown;
  readonly found: unknown;
}

/** Most that are told: one difference is enough to refuse a file, and a few tell what it is about. */
export const MOST_DIFFERENCES = 20;

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isSame = (a: unknown, b: unknown): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

const within = (written: unknown, found: unknown, path: readonly string[]): JsonDifference[] => {
  if (isSame(written, found)) return [];
  if (!isNested(written) || !isNested(found) || Array.isArray(written) !== Array.isArray(found))
    return [{ path, written, found }];
  const [mine, theirs] = [new Map(Object.entries(written)), new Map(Object.entries(found))];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((name) =>
    within(mine.get(name), theirs.get(name), [...path, name]),
  );
};

/** Where two JSON values differ, as deep as both have names or lists; at most `MOST_DIFFERENCES`. */
export const differencesOf = (written: unknown, found: unknown): readonly JsonDifference[] =>
  within(written, found, []).slice(0, MOST_DIFFERENCES);
