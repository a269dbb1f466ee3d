import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import type { Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, TODAY } from '../testing';
import { judgeRemoval } from './judge-removal';
import { viewerMemberId } from './member-keys';

const ago = (days: number): string => addDays(TODAY, -days);
const MINUTE = 60_000;
const history = whole(aSeries({}, { from: ago(364) }));
const QUIET = {
  clockOffset: 0,
  members: whole([aMember('boss', 'owner'), aMember('m1')]),
  keys: whole([aKey('k1', 'm1', { created: '2020-01-05T08:00:00Z' }), aKey('other', 'boss')]),
  usage: whole(aSeries({ other: { [TODAY]: 1 } })),
};
const judge = (parts: Partial<Snapshot> = {}, now = NOW) =>
  judgeRemoval({
    snapshot: aSnapshot({ ...QUIET, ...parts }),
    options: OPTIONS,
    memberId: 'm1',
    history,
    now,
    paused: null,
  });

describe('a reading', () => {
  it('is fresh for 15 minutes and not a millisecond longer', () => {
    expect(judge({}, NOW + 15 * MINUTE).state).toBe('safe');
    expect(judge({}, NOW + 15 * MINUTE + 1)).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'stale', ageMs: 15 * MINUTE + 1, limitMs: 15 * MINUTE }],
    });
  });

  it('from the future has no age that can be told: the clock was set back', () => {
    expect(judge({}, NOW - 1)).toMatchObject({ state: 'unknown', missing: [{ kind: 'clock-set-back', byMs: 1 }] });
  });

  it.each([5 * MINUTE, -5 * MINUTE])('is trusted with a clock %i ms off', (clockOffset) => {
    expect(judge({ clockOffset }).state).toBe('safe');
  });

  it.each([5 * MINUTE + 1, -5 * MINUTE - 1])('is not trusted with a clock %i ms off', (clockOffset) => {
    expect(judge({ clockOffset })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'clock-off', offsetMs: clockOffset, limitMs: 5 * MINUTE }],
    });
  });

  it('whose Date header was unreadable can not vouch for its day or its age', () => {
    const { clockOffset: _, ...snapshot } = aSnapshot(QUIET);
    const verdict = judgeRemoval({ snapshot, options: OPTIONS, memberId: 'm1', history, now: NOW, paused: null });
    expect(verdict).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'clock-unknown' }],
      evidence: { clockOffset: null },
    });
  });

  it.each(['locked', 'session-ended', 'session-closed', 'session-updated'] as const)(
    'that is whole and fresh tells nothing of silence while %s',
    (paused) => {
      const verdict = judgeRemoval({
        snapshot: aSnapshot(QUIET),
        options: OPTIONS,
        memberId: 'm1',
        history,
        now: NOW,
        paused,
      });
      expect(verdict).toMatchObject({ state: 'unknown', missing: [{ kind: 'paused', because: paused }] });
      expect(verdict.historyWanted).toBeNull();
    },
  );

  it.each(['keys', 'expiredKeys', 'members', 'usage'] as const)('without %s tells nothing of silence', (part) => {
    const verdict = judge({ [part]: failed(FAULT) });
    expect(verdict.state).toBe('unknown');
    const name = part === 'expiredKeys' ? 'expired-keys' : part;
    expect(verdict.missing).toEqual([
      { kind: 'gap', part: name, gap: { reason: 'part-failed', part: name, fault: FAULT } },
    ]);
  });

  it('without the invites or the cost tells as much', () => {
    expect(judge({ invites: failed(FAULT), cost: failed(FAULT) })).toMatchObject({ state: 'safe', missing: [] });
  });
});

describe('use that can not be laid at a key', () => {
  const unattributed = (daysAgo: number) => {
    const series = aSeries({ other: { [TODAY]: 1 } });
    return whole({ ...series, unattributed: series.unattributed.concat(Array(91).fill(0)).with(90 - daysAgo, 4) });
  };

  it('makes silence unknown when Deepgram named no key for it in the window', () => {
    expect(judge({ usage: unattributed(6) })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'usage', gap: { reason: 'use-without-key', requests: 4 } }],
    });
    expect(judge({ usage: unattributed(0) }).state).toBe('unknown');
    expect(judge({ usage: unattributed(7) }).state).toBe('safe');
  });

  it('on accessors that are no listed key is told as a blind spot: the list is whole, so they are gone', () => {
    const used = { other: { [TODAY]: 1 }, gone: { [TODAY]: 5 }, lost: { [ago(6)]: 2 }, long: { [ago(7)]: 9 } };
    const verdict = judge({ usage: whole(aSeries(used)) });
    expect(verdict.state).toBe('safe');
    expect(verdict.evidence.blindSpots).toContainEqual({ kind: 'unlisted-use', accessors: 2, requests: 7 });
  });

  it('makes silence unknown when none of the use is on any listed key, expired ones included', () => {
    const usage = whole(aSeries({ gone: { [TODAY]: 5 } }));
    const { state, missing } = judge({ usage });
    expect(state).toBe('unknown');
    expect(missing).toContainEqual({ kind: 'gap', part: 'usage', gap: { reason: 'use-unmatched', requests: 5 } });
    const matching = whole(aSeries({ gone: { [TODAY]: 5 }, e1: { [ago(80)]: 1 } }));
    expect(judge({ usage: matching, expiredKeys: whole([aKey('e1', 'boss')]) }).state).toBe('safe');
  });
});

describe('a reading that looks whole and is not', () => {
  it('lacks the active key that it was read with, so other keys may be missing too', () => {
    const unlisted = { state: 'unknown', missing: [{ kind: 'stored-key-unlisted' }] };
    expect(judge({ viewer: { keyId: 'absent' } })).toMatchObject(unlisted);
    expect(judge({ viewer: { keyId: 'k1' } }).state).toBe('safe');
    expect(judge({ viewer: { keyId: 'other' } }).state).toBe('safe');
    expect(judge({ keys: whole([]), usage: whole(aSeries()) })).toMatchObject(unlisted);
    expect(judge({ keys: failed(FAULT), viewer: { keyId: 'k1' } }).missing).toHaveLength(1);
  });

  it('holds no request of any key: that is no silence of the keys that are asked about', () => {
    const silent = { usage: whole(aSeries()) };
    expect(judge(silent)).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'usage', gap: { reason: 'no-use-at-all' } }],
    });
    expect(judge({ ...silent, keys: whole([aKey('other', 'boss')]) }).state).toBe('safe');
    const ended = { keys: whole([aKey('other', 'boss')]), expiredKeys: whole([aKey('e1', 'm1')]) };
    expect(judge({ ...silent, ...ended }).state).toBe('safe');
  });
});

describe('days of the window that were not read', () => {
  it.each([
    [{ from: ago(6) }, []],
    [{ from: ago(5) }, [{ reason: 'days-unread', from: ago(6), to: ago(6) }]],
    [{ to: ago(1) }, [{ reason: 'days-unread', from: TODAY, to: TODAY }]],
    [
      { from: ago(4), to: ago(2) },
      [
        { reason: 'days-unread', from: ago(6), to: ago(5) },
        { reason: 'days-unread', from: ago(1), to: TODAY },
      ],
    ],
    [{ to: ago(7) }, [{ reason: 'days-unread', from: ago(6), to: TODAY }]],
    [{ to: ago(30) }, [{ reason: 'days-unread', from: ago(6), to: TODAY }]],
    [{ from: addDays(TODAY, 9), to: addDays(TODAY, 9) }, [{ reason: 'days-unread', from: ago(6), to: TODAY }]],
    [{ from: addDays(TODAY, 1), to: addDays(TODAY, 2) }, [{ reason: 'days-unread', from: ago(6), to: TODAY }]],
  ])('of usage over %j are %j', (range, gaps) => {
    const verdict = judge({ usage: whole(aSeries({ other: { ['to' in range ? range.to : TODAY]: 1 } }, range)) });
    expect(verdict.missing).toEqual(gaps.map((gap) => ({ kind: 'gap', part: 'usage', gap })));
    expect(verdict.state).toBe(gaps.length > 0 ? 'unknown' : 'safe');
  });
});

describe('the evidence', () => {
  it('says what was asked, when, over which days, and whether the answer was whole', () => {
    const gap = { reason: 'rows-unreadable', count: 1, path: 'members[0]' } as const;
    const { evidence } = judge({ members: withGaps([aMember('m1')], [gap]), cost: failed(FAULT), takenAt: NOW - 1000 });
    expect(evidence).toMatchObject({
      takenAt: NOW - 1000,
      judgedAt: NOW,
      clockOffset: 0,
      window: { from: ago(6), to: TODAY },
    });
    const usage = '/v1/projects/{project_id}/usage/breakdown?grouping=accessor';
    expect(evidence.observations).toEqual([
      {
        part: 'keys',
        endpoint: 'GET /v1/projects/{project_id}/keys?status=active',
        state: 'whole',
        gaps: [],
        range: null,
      },
      {
        part: 'expired-keys',
        endpoint: 'GET /v1/projects/{project_id}/keys?status=expired',
        state: 'whole',
        gaps: [],
        range: null,
      },
      {
        part: 'members',
        endpoint: 'GET /v1/projects/{project_id}/members',
        state: 'partial',
        gaps: [gap],
        range: null,
      },
      { part: 'usage', endpoint: `GET ${usage}`, state: 'whole', gaps: [], range: { from: ago(90), to: TODAY } },
      {
        part: 'cost',
        endpoint: 'GET /v1/projects/{project_id}/billing/breakdown?grouping=accessor',
        state: 'failed',
        gaps: [{ reason: 'part-failed', part: 'cost', fault: FAULT }],
        range: null,
      },
      {
        part: 'history',
        endpoint: `GET ${usage}&accessor={key_id}`,
        state: 'whole',
        gaps: [],
        range: { from: ago(364), to: TODAY },
      },
      {
        part: 'log',
        endpoint: 'GET /v1/projects/{project_id}/requests?accessor={key_id}&limit=1',
        state: 'whole',
        gaps: [],
        range: null,
      },
    ]);
  });

  it('names a history only where one was read', () => {
    const verdict = judgeRemoval({
      snapshot: aSnapshot(QUIET),
      options: OPTIONS,
      memberId: 'm1',
      history: null,
      now: NOW,
      paused: null,
    });
    expect(verdict.evidence.observations.map(({ part }) => part)).not.toContain('history');
    expect(verdict.evidence.blindSpots).toContainEqual({ kind: 'use-before', day: ago(90) });
    const refused = judgeRemoval({
      snapshot: aSnapshot(QUIET),
      options: OPTIONS,
      memberId: 'm1',
      history: failed(FAULT),
      now: NOW,
      paused: null,
    });
    expect(refused.evidence.observations.at(-2)).toMatchObject({
      part: 'history',
      state: 'failed',
      gaps: [{ reason: 'part-failed', part: 'usage', fault: FAULT }],
    });
  });

  it('names what no reading shows', () => {
    expect(judge().evidence.blindSpots).toEqual([
      { kind: 'since-log', at: NOW },
      { kind: 'management-calls', keys: 1 },
      { kind: 'self-hosted-credentials' },
      { kind: 'use-before', day: ago(364) },
    ]);
    const keys = whole([
      aKey('k1', 'm1', { scopes: ['usage:write', 'usage:read', 'self-hosted:products'] }),
      aKey('other', 'boss'),
    ]);
    expect(judge({ keys }).evidence.blindSpots.map(({ kind }) => kind)).not.toContain('management-calls');
    const nothing = judgeRemoval({
      snapshot: aSnapshot({ ...QUIET, usage: failed(FAULT) }),
      options: OPTIONS,
      memberId: 'm1',
      history: null,
      now: NOW,
      paused: null,
    });
    expect(nothing.evidence.blindSpots.map(({ kind }) => kind)).not.toContain('use-before');
  });

  it.each([
    'project:read',
    'keys:write',
    'members:read',
    'admins:read',
    'owners:write',
    'billing:read',
    'member',
    'admin',
  ])('takes a key with %s for one that may call the management API', (scope) => {
    const keys = whole([aKey('k1', 'm1', { scopes: [scope] }), aKey('other', 'boss')]);
    expect(judge({ keys }).evidence.blindSpots).toContainEqual({ kind: 'management-calls', keys: 1 });
  });
});

describe('the viewer', () => {
  it('is the member who made the stored key, active or expired', () => {
    const keys = whole([aKey('k1', 'm1'), aKey('k2', 'm2')]);
    expect(viewerMemberId({ ...aSnapshot(QUIET), keys, viewer: { keyId: 'k2' } })).toBe('m2');
    expect(viewerMemberId({ ...aSnapshot(QUIET), expiredKeys: keys, viewer: { keyId: 'k2' } })).toBe('m2');
    expect(viewerMemberId({ ...aSnapshot(QUIET), keys, viewer: {} })).toBeNull();
    expect(viewerMemberId({ ...aSnapshot(QUIET), keys: failed(FAULT), viewer: { keyId: 'k2' } })).toBeNull();
  });
});
