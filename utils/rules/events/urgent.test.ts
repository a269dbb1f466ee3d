import { expect, it } from 'vitest';
import { aKey, aMember } from '../testing';
import type { Carried, Change } from './event';
import { isUrgent } from './urgent';

const key = aKey('k1', 'm1');
const gone = (carried: Carried | null): Change => ({ name: 'key.disappeared', key, cause: 'deleted', carried });

it('a key that went is urgent unless it is known to have carried nothing', () => {
  expect(isUrgent(gone({ last7: 0, last30: 1, lastDay: '2026-11-01' }))).toBe(true);
  expect(isUrgent(gone(null))).toBe(true);
  expect(isUrgent(gone({ last7: 0, last30: 0, lastDay: null }))).toBe(false);
  expect(isUrgent({ name: 'key.expired', key, carried: null })).toBe(true);
});

it('a member who left is urgent if keys went with them that may have been in use', () => {
  const member = aMember('m1');
  expect(isUrgent({ name: 'member.left', member, keys: ['k1'], inUse: 1 })).toBe(true);
  expect(isUrgent({ name: 'member.left', member, keys: ['k1'], inUse: null })).toBe(true);
  expect(isUrgent({ name: 'member.left', member, keys: ['k1'], inUse: 0 })).toBe(false);
  expect(isUrgent({ name: 'member.left', member, keys: [], inUse: 0 })).toBe(false);
});

it('what can wait until somebody looks is not', () => {
  expect(isUrgent({ name: 'key.appeared', key })).toBe(false);
  expect(isUrgent({ name: 'member.joined', member: aMember('m1') })).toBe(false);
  expect(isUrgent({ name: 'traffic.started', key, day: '2026-11-20' })).toBe(false);
});
