import { describe, expect, it } from 'vitest';
import { failed, whole } from '../answer';
import { addDays } from '../days';
import type { LogReading, Snapshot } from '../snapshot';
import { aKey, aLogReading, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, TODAY } from '../testing';
import { judgeRemoval } from './judge-removal';
import { judgeOneKey } from './key-verdict';
import { freshReading, logIssues, unaskedKeys } from './log-issues';

const MINUTE = 60_000;
const ago = (days: number): string => addDays(TODAY, -days);
const keys = (many: number) => Array.from({ length: many }, (_, i) => aKey(`k${i}`, 'm1'));
const asked = (log: Record<string, LogReading>) => aSnapshot({ log });

describe('what the log told of a key', () => {
  it.each([
    ['just now', NOW, true],
    ['15 minutes ago', NOW - 15 * MINUTE, true],
    ['longer ago', NOW - 15 * MINUTE - 1, false],
    ['ahead of the clock', NOW + 1, false],
  ])('%s vouches for silence: %#', (_, askedAt, vouches) => {
    const reading = aLogReading(null, askedAt);
    expect(freshReading(asked({ k: reading }), aKey('k', 'm1'), NOW)).toBe(vouches ? reading : null);
  });

  it('is nothing where it was not asked, whatever the key is called', () => {
    const { log: _, ...without } = aSnapshot();
    expect(freshReading(without, aKey('k', 'm1'), NOW)).toBeNull();
    expect(freshReading(asked({}), aKey('constructor', 'm1'), NOW)).toBeNull();
  });
});

describe('the log is asked', () => {
  const known = { k0: aLogReading(null), k1: aLogReading(null, NOW - 16 * MINUTE) };

  it.each([
    ['of the keys that it has told nothing of lately', 3, ['k1', 'k2'], [{ kind: 'log-unread' }]],
    ['no more once it has told of all', 1, null, []],
    ['of one key that is left', 2, ['k1'], [{ kind: 'log-unread' }]],
    ['of no key where there is none', 0, null, []],
    ['of no key where there are too many', 21, null, [{ kind: 'log-too-many', keys: 21, limit: 20 }]],
  ])('%s', (_, many, wanted, missing) => {
    expect(unaskedKeys(asked(known), keys(many), NOW)).toEqual(wanted);
    expect(logIssues(asked(known), keys(many), NOW)).toEqual(missing);
  });

  it('of twenty keys still', () => {
    expect(unaskedKeys(asked({}), keys(20), NOW)).toHaveLength(20);
    expect(logIssues(asked({}), keys(20), NOW)).toEqual([{ kind: 'log-unread' }]);
  });
});

const PROJECT = {
  clockOffset: 0,
  members: whole([aMember('boss', 'owner'), aMember('m1')]),
  keys: whole([aKey('k1', 'm1'), aKey('k2', 'm1'), aKey('other', 'boss')]),
  usage: whole(aSeries({ other: { [TODAY]: 1 } })),
};
const history = whole(aSeries({}, { from: ago(364) }));
const question = (parts: Partial<Snapshot>) => ({
  ...{ snapshot: aSnapshot({ ...PROJECT, ...parts }), options: OPTIONS, history, now: NOW, paused: null },
});
const removal = (parts: Partial<Snapshot>) => judgeRemoval({ ...question(parts), memberId: 'm1' });
const oneKey = (parts: Partial<Snapshot>, keyId = 'k1') => judgeOneKey({ ...question(parts), keyId });

describe('silence', () => {
  it('of a member needs the log of every active key of theirs', () => {
    expect(removal({ log: { k1: aLogReading(null) } })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'log-unread' }],
      logWanted: ['k2'],
    });
    expect(removal({ log: { k1: aLogReading(null), k2: aLogReading(null) } })).toMatchObject({
      state: 'safe',
      missing: [],
      logWanted: null,
    });
  });

  it('of a key needs its own log alone', () => {
    const unasked = { state: 'unknown', missing: [{ kind: 'log-unread' }], logWanted: ['k1'] };
    expect(oneKey({ log: { k2: aLogReading(null) } })).toMatchObject(unasked);
    expect(oneKey({ log: { k1: aLogReading(null) } })).toMatchObject({ state: 'never-used', missing: [] });
    const cooling = whole(aSeries({ k1: { [ago(3)]: 1 }, other: { [TODAY]: 1 } }));
    expect(oneKey({ usage: cooling, log: {} })).toMatchObject({ state: 'cooling', missing: [], logWanted: ['k1'] });
  });

  it('is not asked about where there is use', () => {
    expect(oneKey({ log: {} }, 'other')).toMatchObject({ state: 'in-use', missing: [], logWanted: null });
  });
});

describe('a call in vain', () => {
  const vain = { askedAt: NOW, latest: failed(FAULT), seen: null };
  const gap = { reason: 'part-failed', part: 'log', fault: FAULT };

  it('keeps the silence of its key from being told, and with it what becomes of the member', () => {
    const log = { k1: vain, k2: aLogReading(null) };
    expect(removal({ log })).toMatchObject({ state: 'unknown', missing: [{ kind: 'gap', part: 'usage', gap }] });
    expect(oneKey({ log })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'usage', gap }],
      judgement: { key: { keyId: 'k1' } },
      evidence: { judgedAt: NOW },
      historyWanted: null,
      logWanted: null,
    });
  });

  it('for another key of the same member is nothing that this key lacks', () => {
    const partsLacking = { log: { k1: vain, k2: vain }, usage: PROJECT.usage };
    expect(oneKey(partsLacking, 'k1')?.missing).toHaveLength(1);
    expect(removal(partsLacking).missing).toHaveLength(2);
    const contradicted = { cost: whole(aSeries({ k2: { [ago(30)]: 1 } })), log: { k1: vain, k2: aLogReading(null) } };
    expect(oneKey(contradicted, 'k1')?.missing).toMatchObject([{ gap }]);
    expect(removal(contradicted).missing).toHaveLength(2);
  });

  it('takes nothing from what all keys lack', () => {
    const { missing } = oneKey({ log: { k1: vain }, members: failed(FAULT), expiredKeys: failed(FAULT) }) ?? {};
    expect(missing?.map((issue) => (issue.kind === 'gap' ? issue.part : issue.kind))).toEqual([
      ...['expired-keys', 'members', 'usage'],
    ]);
  });
});

describe('the log among the evidence', () => {
  const vain: LogReading = { askedAt: NOW, latest: failed(FAULT), seen: null };
  const told = aLogReading(null, NOW - MINUTE);
  const later = aLogReading(null);
  const gaps = (many: number) =>
    Array.from({ length: many }, () => ({ reason: 'part-failed', part: 'log', fault: FAULT }));

  it.each([
    ['whole, from the earliest call on', { k1: later, k2: told }, { state: 'whole', gaps: [] }, NOW - MINUTE],
    ['partial where one of two calls was in vain', { k1: told, k2: vain }, { state: 'partial', gaps: gaps(1) }, null],
    ['failed where both were', { k1: vain, k2: vain }, { state: 'failed', gaps: gaps(2) }, null],
    ['not there where it was asked for one key alone', { k1: told }, null, null],
  ])('is %s', (_, log, observation, since) => {
    const { observations, blindSpots } = removal({ log }).evidence;
    const seen = observations.filter(({ part }) => part === 'log');
    expect(seen).toMatchObject(observation ? [observation] : []);
    expect(seen).toHaveLength(observation ? 1 : 0);
    expect(blindSpots[0]).toEqual(since === null ? { kind: 'usage-lags' } : { kind: 'since-log', at: since });
  });

  it('is not there without a key to ask it for', () => {
    const { observations } = removal({ keys: whole([aKey('other', 'boss')]) }).evidence;
    expect(observations.map(({ part }) => part)).not.toContain('log');
  });
});
