import type { Snapshot } from '../ownership/snapshot';

/** Whether a reading brought anything at all. One that didn't must not take the place of one that did. */
export const worthKeeping = ({ keys, expiredKeys, members, invites, usage, cost }: Snapshot): boolean =>
  [keys, expiredKeys, members, invites, usage, cost].some(({ state }) => state !== 'failed');
