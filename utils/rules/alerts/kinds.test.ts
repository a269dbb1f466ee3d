import { describe, expect, it } from 'vitest';
import type { Carried, Change } from '../events/event';
import { EACH } from '../events/testing/changes';
import { aKey, aMember } from '../testing';
import { ALERT_KINDS, ALERTS, alertOf, isUrgent, LEAST_SILENT_DAYS, mayBeAlert } from './kinds';

const key = aKey('k1', 'm1');
const NOBODY = { isServiceAccount: () => false, isOn: () => true };
const gone = (carried: Carried | null): Change => ({ name: 'key.disappeared', key, cause: 'deleted', carried });
const USED: Carried = { last7: 0, last30: 1, lastDay: '2026-11-01' };
const UNUSED: Carried = { last7: 0, last30: 0, lastDay: null };
const kindOf = (change: Change): string | undefined => alertOf(change, NOBODY)?.kind;

describe('an alert', () => {
  it('is a key that went, unless it is known to have carried nothing', () => {
    expect(kindOf(gone(USED))).toBe('keyGone');
    expect(kindOf(gone(null))).toBe('keyGone');
    expect(kindOf(gone(UNUSED))).toBeUndefined();
    expect(kindOf({ name: 'key.expired', key, carried: null })).toBe('keyGone');
  });

  it('is a creator who left with keys that may have been in use, or can do less', () => {
    const member = aMember('m1');
    const left = (keys: readonly string[], inUse: number | null): Change => ({
      ...{ name: 'member.left', member },
      ...{ keys, inUse },
    });
    expect(kindOf(left(['k1'], 1))).toBe('creatorLost');
    expect(kindOf(left(['k1'], null))).toBe('creatorLost');
    expect(kindOf(left(['k1'], 0))).toBeUndefined();
    expect(kindOf(left([], 0))).toBeUndefined();
    const lost = EACH['key.scopes-lost'];
    expect(kindOf(lost)).toBe('creatorLost');
    expect(kindOf({ ...lost, carried: UNUSED })).toBeUndefined();
    // As an older Linchpin stored it.
    const { carried: _, ...older } = lost;
    expect(kindOf(older)).toBe('creatorLost');
  });

  it('is a key in use of a person, and not of a service account', () => {
    const started = EACH['traffic.started'];
    expect(kindOf(started)).toBe('keyOnPerson');
    expect(alertOf(started, { ...NOBODY, isServiceAccount: (email) => email === key.creator.email })).toBeNull();
  });

  it('is use after a long silence, not after a short one', () => {
    const resumed = EACH['traffic.resumed'];
    expect(kindOf({ ...resumed, silentDays: LEAST_SILENT_DAYS })).toBe('keyResumed');
    expect(kindOf({ ...resumed, silentDays: LEAST_SILENT_DAYS - 1 })).toBeUndefined();
  });

  it('is louder the nearer an end comes', () => {
    const near = EACH['key.expiry-neared'];
    expect([14, 7, 1].map((step) => alertOf({ ...near, step: step as 14 | 7 | 1 }, NOBODY)?.severity)).toEqual([
      ...['medium', 'medium'],
      'high',
    ]);
  });

  it('is none of a kind that is switched off', () => {
    expect(alertOf(gone(USED), { ...NOBODY, isOn: (kind) => kind !== 'keyGone' })).toBeNull();
    expect(isUrgent(gone(USED), { ...NOBODY, isOn: (kind) => kind !== 'keyGone' })).toBe(false);
    expect(isUrgent(gone(USED), { ...NOBODY, isOn: (kind) => kind === 'keyGone' })).toBe(true);
  });

  it('is nothing that can wait until somebody looks', () => {
    for (const name of ['key.appeared', 'member.joined', 'reading.incomplete', 'watch.resumed', 'key.renamed'] as const)
      expect(kindOf(EACH[name])).toBeUndefined();
  });
});

it('every kind tells of at least one change, and every change that it tells of may be one', () => {
  const told = new Set(Object.values(EACH).map(kindOf));
  expect(ALERT_KINDS.filter((kind) => !told.has(kind))).toEqual([]);
  for (const change of Object.values(EACH)) if (kindOf(change)) expect(mayBeAlert(change)).toBe(true);
  expect(ALERT_KINDS.filter((kind) => ALERTS[kind].breaksQuiet)).toEqual(['keyGone', 'canaryUsed']);
});

it('the toolbar counts what may be broken, and not that watching has paused, which has its own sign there', () => {
  expect(isUrgent(gone(USED), NOBODY)).toBe(true);
  expect(isUrgent(EACH['traffic.started'], NOBODY)).toBe(false);
  expect(isUrgent({ name: 'watch.paused', why: 'refused' }, NOBODY)).toBe(false);
  expect(isUrgent(EACH['baseline.lost'], NOBODY)).toBe(true);
});
