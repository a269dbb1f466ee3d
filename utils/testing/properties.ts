import fc from 'fast-check';

/**
 * A push runs a quarter of each property's runs, `npm run test:full` all of them (scripts/test.ts), and
 * `npm run mutation -- --quick` a few (scripts/mutation.ts).
 */
const SHARES = new Map([
  ['full', 1],
  ['few', 0.04],
]);
const SHARE = SHARES.get(process.env.LINCHPIN_PROPERTY_RUNS ?? '') ?? 0.25;
const DEFAULT_RUNS = 100;

const withShare = <T>(parameters: fc.Parameters<T>): fc.Parameters<T> => ({
  ...parameters,
  numRuns: Math.ceil((parameters.numRuns ?? DEFAULT_RUNS) * SHARE),
});

/**
 * How many of a count that all runs reach the runs of this push surely do. Chance moves the count of a few runs far
 * more than that of all, so that the share is taken twice: it tells a property that meets nothing from one that does.
 */
export const shareOf = (count: number): number => Math.floor(count * SHARE * SHARE);

/** Of a list that all runs go through, what the runs of this push do: another part of it at each turn. */
export const portionOf = <T>(list: readonly T[], turn: number): readonly T[] =>
  list.filter((_, index) => (index + turn) % Math.round(1 / SHARE) === 0);

/** Fails the test with the smallest world in which the property doesn't hold. */
export const holds = <T>(property: fc.IProperty<T>, parameters: fc.Parameters<T> = {}): void => {
  fc.assert(property, withShare(parameters));
};

/** The same for a property that waits. */
export const holdsLater = async <T>(property: fc.IAsyncProperty<T>, parameters: fc.Parameters<T> = {}): Promise<void> =>
  fc.assert(property, withShare(parameters));
