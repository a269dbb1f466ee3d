import type { Carried, Change } from './event';

/** Where it isn't known what a key carried, it may have been much. */
const mayHaveCarried = (carried: Carried | null): boolean => carried === null || carried.last30 > 0;

/**
 * Whether something may be broken by now, or is one step from it: what a person is told of without asking. That what
 * was known is lost is told as loudly, since anything may have happened behind it.
 */
export const isUrgent = (change: Change): boolean => {
  switch (change.name) {
    case 'key.disappeared':
    case 'key.expired':
      return mayHaveCarried(change.carried);
    case 'member.left':
      return change.keys.length > 0 && change.inUse !== 0;
    case 'key.scopes-lost':
    case 'owners.one-left':
    case 'traffic.stopped':
    case 'baseline.lost':
    case 'canary.used':
      return true;
    default:
      return false;
  }
};
