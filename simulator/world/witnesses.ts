import type { UsageRow, Witness } from './types';

/**
 * All that can tell of use: requests counted, what they came to (hours, tokens, characters), dollars, the request log.
 */
export const WITNESSES = ['requests', 'amounts', 'dollars', 'log'] as const satisfies readonly Witness[];

/** Whether one of these tells of the row. */
export const isToldBy = ({ witnesses = WITNESSES }: UsageRow, ...some: readonly Witness[]): boolean =>
  some.some((one) => witnesses.includes(one));
