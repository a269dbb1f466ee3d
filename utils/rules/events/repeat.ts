import type { Change } from './event';

/**
 * Whether a change was told before, by an earlier event about the same key. Most can't be, as the baseline goes on in
 * the transaction that tells them. What a day tells can: a machine whose clock was set back, while Deepgram's isn't
 * known, comes to the same days once more. And the step of a deadline stays due until the next.
 */
export const isRepeat = (change: Change, earlier: Change): boolean => {
  if ('step' in change)
    return change.name === earlier.name && earlier.key.expires === change.key.expires && earlier.step <= change.step;
  if (!('day' in change) || change.name !== earlier.name || change.day !== earlier.day) return false;
  return change.name !== 'traffic.moved' || earlier.name !== 'traffic.moved' || change.to.keyId === earlier.to.keyId;
};

/** Whether it may have been told before at all, so that earlier events have to be looked at. */
export const mayRepeat = (change: Change): boolean => 'step' in change || 'day' in change;
