import { describe, expect, it } from 'vitest';
import type { KeyAnalysis, Options } from './analysis';
import { analyzeProject } from './analyze-project';
import { failed, whole, withGaps } from './answer';
import { CONCERN_KINDS, type Concern } from './concerns';
import { addDays } from './days';
import type { ApiKey, Snapshot } from './snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, TODAY } from './testing';

const day = (offset: number) => addDays(TODAY, offset);

/** The one key of a project, its creator `m1` a member of it unless the parts say otherwise. */
const judge = (key: Partial<ApiKey>, parts: Partial<Snapshot> = {}, options: Partial<Options> = {}): KeyAnalysis => {
  const snapshot = aSnapshot({
    keys: whole([aKey('k1', 'm1', key), STEADY]),
    members: whole([aMember('m1')]),
    ...parts,
  });
  const { keys } = analyzeProject(snapshot, { ...OPTIONS, ...options }, NOW);
  const [analysis] = keys.state === 'failed' ? [] : keys.value;
  if (!analysis) throw new Error('No key was analysed');
  return analysis;
};
const concernsOf = (...args: Parameters<typeof judge>): readonly Concern[] => judge(...args).concerns;
/** In use as nearly any project has one: without it, no use of any key would look like lost figures. */
const STEADY = aKey('steady', 'm1');
const used = (...days: number[]) =>
  whole(aSeries({ k1: Object.fromEntries(days.map((offset) => [day(offset), 5])), steady: { [TODAY]: 1 } }));

describe('creator-left', () => {
  it('is said of a key whose creator is not in a whole members list', () => {
    expect(concernsOf({}, { members: whole([]), usage: used(0) })).toEqual([{ kind: 'creator-left' }]);
  });

  it('is not said when the members list is partial or refused', () => {
    expect(concernsOf({}, { members: withGaps([], [OWN_KEYS_ONLY]), usage: used(0) })).toEqual([]);
    expect(concernsOf({}, { members: failed(FAULT), usage: used(0) })).toEqual([]);
  });
});

describe('role-capped', () => {
  it('names what the present role took away', () => {
    const members = whole([aMember('m1', 'member')]);
    expect(concernsOf({ scopes: ['keys:read', 'billing:read'] }, { members, usage: used(-20) })).toEqual([
      { kind: 'role-capped', lostScopes: ['billing:read'], role: 'member' },
    ]);
  });

  it('is not said when the members could not be read', () => {
    expect(concernsOf({ scopes: ['owner'] }, { members: failed(FAULT), usage: used(-20) })).toEqual([]);
  });
});

describe('expiry', () => {
  it.each([
    ['2026-11-24T12:00:00Z', { kind: 'expires-soon', days: 3 }],
    ['2026-11-21T12:30:00Z', { kind: 'expires-soon', days: 0 }],
    ['2026-12-05T12:00:00Z', { kind: 'expires-soon', days: 14 }],
    ['2026-11-21T12:00:00Z', { kind: 'expired', day: TODAY }],
    ['2026-11-01T00:00:00Z', { kind: 'expired', day: '2026-11-01' }],
  ])('at %s is said', (expires, concern) => {
    expect(concernsOf({ expires }, { usage: used(-20) })).toEqual([concern]);
  });

  it('is not said far ahead, without a date, or for a date that is none', () => {
    expect(concernsOf({ expires: '2026-12-06T12:00:01Z' }, { usage: used(-20) })).toEqual([]);
    expect(concernsOf({}, { usage: used(-20) })).toEqual([]);
    expect(concernsOf({ expires: 'never' }, { usage: used(-20) })).toEqual([]);
  });

  it("goes by Deepgram's clock where that is known", () => {
    const ahead = { usage: used(-20), clockOffset: 2 * 3_600_000 };
    expect(concernsOf({ expires: '2026-11-21T13:00:00Z' }, ahead)).toEqual([{ kind: 'expired', day: TODAY }]);
  });

  it('is all there is to say of a key that Deepgram lists as expired', () => {
    const parts = {
      keys: whole([]),
      members: whole([]),
      expiredKeys: whole([aKey('k1', 'm1', { expires: '2026-11-01T00:00:00Z' })]),
    };
    const { expiredKeys } = analyzeProject(aSnapshot(parts), OPTIONS, NOW);
    expect(expiredKeys).toMatchObject({ value: [{ status: 'expired', concerns: [{ kind: 'expired' }] }] });
  });

  it('of a key that Deepgram lists as expired has come, though this clock says that it is still to come', () => {
    const over = whole([aKey('k1', 'm1', { expires: '2026-11-21T12:00:01Z' })]);
    const { expiredKeys } = analyzeProject(aSnapshot({ expiredKeys: over }), OPTIONS, NOW);
    expect(expiredKeys).toMatchObject({ value: [{ concerns: [{ kind: 'expired', day: TODAY }] }] });
  });
});

describe('dies-with-person', () => {
  it('is said of a person whose key had requests in the window', () => {
    expect(concernsOf({}, { usage: used(-6, -1) })).toEqual([
      { kind: 'dies-with-person', requests: 10, quietSince: null },
    ]);
  });

  it('is said of a key that is being drained with the day since when', () => {
    expect(concernsOf({}, { usage: used(-3) })).toMatchObject([{ kind: 'dies-with-person', quietSince: day(-3) }]);
  });

  it('is not said of a quiet key, a service account, or someone who may have left', () => {
    expect(concernsOf({}, { usage: used(-7) })).toEqual([]);
    expect(concernsOf({}, { usage: used(-1) }, { serviceAccounts: ['m1@*'] })).toEqual([]);
    expect(concernsOf({}, { usage: used(-1), members: failed(FAULT) })).toEqual([]);
  });

  it('is said of requests that were seen, though some figures are missing', () => {
    const usage = withGaps(aSeries({ k1: { [TODAY]: 2 } }), [
      { reason: 'rows-unreadable', count: 1, path: 'results[0]' },
    ]);
    expect(concernsOf({}, { usage })).toEqual([{ kind: 'dies-with-person', requests: 2, quietSince: null }]);
  });
});

/** The past year of k1 as read today, without a request. */
const YEAR_READ = { k1: { activeDays: [], covers: { from: day(-364), to: TODAY } } };

describe('a key that has been quiet for long', () => {
  it('is not called unused before its past year is read: a slower rhythm would look the same', () => {
    expect(concernsOf({}, { usage: used() })).toEqual([{ kind: 'year-unread', days: 91, atLeast: true }]);
    expect(concernsOf({}, { usage: used(-90) })).toEqual([{ kind: 'year-unread', days: 90, atLeast: false }]);
  });

  it('is not called unused where an answer about its past year was not whole', () => {
    const years = { k1: { activeDays: [], covers: null } };
    expect(concernsOf({}, { usage: used(), years })).toMatchObject([{ kind: 'year-unread' }]);
  });

  it('has a slow rhythm where the past year shows that it comes back', () => {
    const years = { k1: { activeDays: [day(-220), day(-120)], covers: { from: day(-364), to: TODAY } } };
    expect(concernsOf({}, { usage: used(), years })).toEqual([
      { kind: 'slow-rhythm', usualGap: 100, lastDay: day(-120) },
    ]);
  });

  it('has a slow rhythm where the reading alone shows it', () => {
    expect(concernsOf({}, { usage: used(-80, -50, -20) })).toEqual([
      { kind: 'slow-rhythm', usualGap: 30, lastDay: day(-20) },
    ]);
  });

  it.each([
    ['the keys', 'keys'],
    ['the expired keys', 'expiredKeys'],
  ] as const)('is called neither unused nor never used where %s are not all seen', (_, part) => {
    const gap = { reason: 'rows-unreadable', count: 1, path: '[0]' } as const;
    const list = part === 'keys' ? [aKey('k1', 'm1'), aKey('steady', 'm2')] : [];
    const parts = { usage: used(), years: YEAR_READ, [part]: withGaps(list, [gap]) };
    expect(concernsOf({}, parts).map(({ kind }) => kind)).toEqual([]);
  });
});

describe('unused', () => {
  it('counts the days since the last request', () => {
    expect(concernsOf({}, { usage: used(-90), years: YEAR_READ })).toEqual([
      { kind: 'unused', days: 90, atLeast: false },
    ]);
    expect(concernsOf({}, { usage: used(-89), years: YEAR_READ })).toEqual([]);
    const quiet = { usage: used(-20), years: YEAR_READ };
    expect(concernsOf({}, quiet, { unusedAfterDays: 20 })).toMatchObject([{ kind: 'unused', days: 20 }]);
  });

  it('says "at least" where the last use lies before all that was read', () => {
    const old = { created: '2020-01-05T08:00:00Z' };
    expect(concernsOf(old, { usage: used(), years: YEAR_READ })).toEqual([
      { kind: 'unused', days: 365, atLeast: true },
    ]);
  });

  it('is said from as many unused days as were read, and of none fewer', () => {
    expect(concernsOf({}, { usage: used() }, { unusedAfterDays: 91 })).toMatchObject([{ days: 91 }]);
    expect(concernsOf({}, { usage: used() }, { unusedAfterDays: 92 })).toEqual([]);
  });

  it('is not said where too few days were read to know', () => {
    const usage = whole(aSeries({ steady: { [TODAY]: 1 } }, { from: day(-30) }));
    expect(concernsOf({}, { usage })).toEqual([]);
  });

  it('is not said from partial or failed figures', () => {
    expect(concernsOf({}, { usage: failed(FAULT) })).toEqual([]);
    const gap = { reason: 'rows-unreadable', count: 1, path: 'results[0]' } as const;
    expect(concernsOf({}, { usage: withGaps(aSeries(), [gap]) })).toEqual([]);
  });
});

describe('never-used', () => {
  it('is said once a whole window went by since the key was made', () => {
    expect(concernsOf({ created: `${day(-7)}T10:00:00Z` }, { usage: used() })).toEqual([
      { kind: 'never-used', days: 7 },
    ]);
    expect(concernsOf({ created: `${day(-6)}T10:00:00Z` }, { usage: used() })).toEqual([]);
  });

  it('is said of a key made on the first day that was read, and of none made before', () => {
    expect(concernsOf({ created: `${day(-90)}T00:00:00Z` }, { usage: used() })).toMatchObject([{ kind: 'never-used' }]);
    expect(concernsOf({ created: `${day(-91)}T23:59:59Z` }, { usage: used() })).toMatchObject([
      { kind: 'year-unread' },
    ]);
  });

  it('is not said of a key whose making has no readable date', () => {
    expect(concernsOf({ created: 'long ago' }, { usage: used() })).toEqual([]);
  });
});

describe('several concerns', () => {
  it('stand with the worst first', () => {
    const kinds = concernsOf({ scopes: ['owner'], expires: '2026-11-24T12:00:00Z' }, { usage: used(0) }).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['role-capped', 'expires-soon', 'dies-with-person']);
  });

  it('stand with the worst first, in whatever order they were found', () => {
    const kinds = concernsOf({ scopes: ['owner'], expires: '2026-11-21T12:00:00Z' }, { usage: used(0) }).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['expired', 'role-capped', 'dies-with-person']);
  });

  it('rank from what has gone wrong, over what will, to what only might be tidied', () => {
    expect(CONCERN_KINDS).toEqual([
      ...['creator-left', 'expired', 'role-capped', 'expires-soon'],
      ...['only-owner', 'dies-with-person', 'slow-rhythm', 'unused', 'year-unread', 'never-used'],
    ]);
  });
});
