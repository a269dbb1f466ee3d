import { describe, expect, it } from 'vitest';
import { whole } from '../answer';
import { addDays } from '../days';
import type { Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, TODAY } from '../testing';
import { judgeRemoval } from './judge-removal';
import { judgeRoleChange } from './judge-role-change';

const ago = (days: number): string => addDays(TODAY, -days);
const MINUTE = 60_000;
const YEAR = whole(aSeries({}, { from: ago(364) }));

const project = (parts: Partial<Snapshot> = {}): Snapshot =>
  aSnapshot({
    clockOffset: 0,
    viewer: { keyId: 'other' },
    members: whole([aMember('boss', 'owner'), aMember('m1')]),
    keys: whole([aKey('k1', 'm1', { created: '2020-01-05T08:00:00Z' }), aKey('other', 'boss')]),
    usage: whole(aSeries({ other: { [TODAY]: 1 } })),
    ...parts,
  });
const judge = (parts: Partial<Snapshot> = {}, now = NOW, history = YEAR) =>
  judgeRemoval({ snapshot: project(parts), options: OPTIONS, memberId: 'm1', history, now, paused: null });

describe('a verdict holds', () => {
  it('for 15 minutes from the reading', () => {
    expect(judge().evidence.validUntil).toBe(NOW + 15 * MINUTE + 1);
    expect(judge({ takenAt: NOW - 10 * MINUTE }).evidence.validUntil).toBe(NOW + 5 * MINUTE + 1);
  });

  it("until the UTC day changes by Deepgram's clock, where that comes first", () => {
    const late = Date.parse(`${TODAY}T23:55:00Z`);
    const midnight = Date.parse(`${addDays(TODAY, 1)}T00:00:00Z`);
    expect(judge({ takenAt: late }, late).evidence.validUntil).toBe(midnight);
    const ahead = judge({ takenAt: late, clockOffset: 2 * MINUTE }, late).evidence;
    expect(ahead.validUntil).toBe(midnight - 2 * MINUTE);
    const behind = judge({ takenAt: late, clockOffset: -4 * MINUTE }, late).evidence;
    expect(behind.validUntil).toBe(midnight + 4 * MINUTE);
  });

  it('for the day that it is at Deepgram, though it is another one here', () => {
    const midnight = Date.parse(`${TODAY}T00:00:00Z`);
    const before = midnight - MINUTE;
    const ahead = judge({ takenAt: before, clockOffset: 3 * MINUTE }, before).evidence;
    expect(ahead.validUntil).toBe(before + 15 * MINUTE + 1);
    const after = midnight + MINUTE;
    const behind = judge({ takenAt: after, clockOffset: -3 * MINUTE }, after).evidence;
    expect(behind.validUntil).toBe(midnight + 3 * MINUTE);
  });

  it("counts its days by Deepgram's clock", () => {
    const late = Date.parse(`${TODAY}T23:58:00Z`);
    expect(judge({ takenAt: late, clockOffset: 3 * MINUTE }, late).evidence.window.to).toBe(addDays(TODAY, 1));
    expect(judge({ takenAt: late, clockOffset: -3 * MINUTE }, late).evidence.window.to).toBe(TODAY);
  });

  it("counts its days by this machine's clock where Deepgram's is unknown", () => {
    const midnight = Date.parse(`${addDays(TODAY, 1)}T00:00:00Z`);
    const { clockOffset: _, ...snapshot } = project({ takenAt: midnight - 1 });
    const question = { snapshot, options: OPTIONS, memberId: 'm1', history: YEAR, now: midnight - 1, paused: null };
    expect(judgeRemoval(question).evidence).toMatchObject({ window: { to: TODAY }, validUntil: midnight });
  });

  it('over the days that reading and history cover together', () => {
    const useBefore = (verdict: ReturnType<typeof judge>) =>
      verdict.evidence.blindSpots.find(({ kind }) => kind === 'use-before');
    expect(useBefore(judge())).toEqual({ kind: 'use-before', day: ago(364) });
    const longer = whole(aSeries({ other: { [TODAY]: 1 } }, { from: ago(400) }));
    expect(useBefore(judge({ usage: longer }))).toEqual({ kind: 'use-before', day: ago(400) });
  });
});

describe('the window', () => {
  it('begins with its first day and ends with today, each of one request', () => {
    const used = (days: Record<string, number>) =>
      judge(
        { usage: whole(aSeries({ k1: days, other: { [TODAY]: 1 } })) },
        NOW,
        whole(aSeries({ k1: days }, { from: ago(364) })),
      ).state;
    expect(used({ [ago(6)]: 1 })).toBe('cooling');
    expect(used({ [ago(7)]: 1 })).toBe('safe');
    expect(used({ [TODAY]: 1 })).toBe('in-use');
  });

  it('counts a single request of no key, on its first day and its last', () => {
    const lone = (day: number) => {
      const series = aSeries({ other: { [TODAY]: 1 } });
      return judge({
        usage: whole({
          ...series,
          unattributed: Array(91)
            .fill(0)
            .with(90 - day, 1),
        }),
      }).missing;
    };
    expect(lone(0)).toEqual([{ kind: 'gap', part: 'usage', gap: { reason: 'use-without-key', requests: 1 } }]);
    expect(lone(6)).toEqual([{ kind: 'gap', part: 'usage', gap: { reason: 'use-without-key', requests: 1 } }]);
    expect(lone(7)).toEqual([]);
  });

  it('counts a single request that is on no listed key', () => {
    expect(judge({ usage: whole(aSeries({ gone: { [TODAY]: 1 } })) }).missing).toEqual([
      { kind: 'gap', part: 'usage', gap: { reason: 'use-unmatched', requests: 1 } },
    ]);
  });

  it('is unread from its first day to its last where the reading lies all before or after it', () => {
    const unread = [{ kind: 'gap', part: 'usage', gap: { reason: 'days-unread', from: ago(6), to: TODAY } }];
    const over = (from: string, to: string) =>
      judge({ usage: whole(aSeries({ other: { [from]: 1 } }, { from, to })) }).missing;
    expect(over(ago(30), ago(7))).toEqual(unread);
    expect(over(ago(30), ago(6))).toEqual([{ ...unread[0], gap: { reason: 'days-unread', from: ago(5), to: TODAY } }]);
  });
});

it('a removal takes the stored key along, whichever of theirs it is', () => {
  const keys = whole([aKey('k1', 'm1'), aKey('k2', 'm1'), aKey('other', 'boss')]);
  for (const keyId of ['k1', 'k2']) expect(judge({ keys, viewer: { keyId } }).endsStoredKey).toBe(true);
  expect(judge({ keys }).endsStoredKey).toBe(false);
});

it.each(['project:read', 'keys:read', 'members:read', 'usage:read', 'billing:read'])(
  'a role that takes %s from the stored key matters to Linchpin, where the role held it',
  (scope) => {
    const snapshot = project({
      members: whole([aMember('boss', 'owner'), aMember('m1', 'owner')]),
      keys: whole([aKey('mine', 'm1', { scopes: [scope] })]),
      viewer: { keyId: 'mine' },
    });
    const { keys } = judgeRoleChange({
      snapshot,
      options: OPTIONS,
      memberId: 'm1',
      toRole: 'member',
      now: NOW,
      paused: null,
    });
    const kept = ['project:read', 'keys:read', 'usage:read'].includes(scope);
    expect(keys[0]?.matters).toBe(kept ? 'none' : 'used-by-linchpin');
  },
);
