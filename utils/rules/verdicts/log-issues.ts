import { ageOf } from '../age';
import type { ApiKey, LogReading, Snapshot } from '../snapshot';
import type { EvidenceIssue } from './evidence';
import { FRESH_FOR_MS, MOST_LOG_CALLS } from './limits';

/** What the log told of a key lately enough to vouch for silence; a call ahead of the clock is old. */
export const freshReading = ({ log = {} }: Snapshot, { keyId }: ApiKey, now: number): LogReading | null => {
  const reading = Object.hasOwn(log, keyId) ? log[keyId] : undefined;
  if (!reading) return null;
  return ageOf(reading.askedAt, now) <= FRESH_FOR_MS ? reading : null;
};

/** The keys whose latest request is still to be asked for; `null` where that is none, or more than are asked for. */
export const unaskedKeys = (snapshot: Snapshot, keys: readonly ApiKey[], now: number): readonly string[] | null => {
  if (keys.length > MOST_LOG_CALLS) return null;
  const unasked = keys.filter((key) => freshReading(snapshot, key, now) === null);
  return unasked.length > 0 ? unasked.map(({ keyId }) => keyId) : null;
};

/**
 * What keeps the log from vouching for these keys' silence. A call in vain is no hole here, but a gap of the key's use.
 */
export const logIssues = (snapshot: Snapshot, keys: readonly ApiKey[], now: number): EvidenceIssue[] => {
  if (keys.length > MOST_LOG_CALLS) return [{ kind: 'log-too-many', keys: keys.length, limit: MOST_LOG_CALLS }];
  return unaskedKeys(snapshot, keys, now) ? [{ kind: 'log-unread' }] : [];
};
