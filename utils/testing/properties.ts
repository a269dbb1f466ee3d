import fc from 'fast-check';

/** A push runs a quarter of each property's runs, `npm run test:full` all of them (scripts/test.ts). */
const SHARE = process.env.LINCHPIN_PROPERTY_RUNS === 'full' ? 1 : 0.25;
const DEFAULT_RUNS = 100;

const withShare = <T>(parameters: fc.Parameters<T>): fc.Parameters<T> => ({
  ...parameters,
  numRuns: Math.ceil((parameters.numRuns ?? DEFAULT_RUNS) * SHARE),
});

/** How many of a count that all runs reach the runs of this push do. */
export const shareOf = (count: number): number => Math.floor(count * SHARE);

/** Fails the test with the smallest world in which the property doesn't hold. */
export const holds = <T>(property: fc.IProperty<T>, parameters: fc.Parameters<T> = {}): void => {
  fc.assert(property, withShare(parameters));
};

/** The same for a property that waits. */
export const holdsLater = async <T>(property: fc.IAsyncProperty<T>, parameters: fc.Parameters<T> = {}): Promise<void> =>
  fc.assert(property, withShare(parameters));
