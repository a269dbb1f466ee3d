import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { analyzeProject } from '../analyze-project';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import { DEFAULT_NUMBERS } from '../numbers';
import { aKey, aSeries, FAULT, NOW, OWN_KEYS_ONLY, optionsArb, snapshotArb, TODAY } from '../testing';
import { reportOn } from '../testing/findings';
import { findFindings } from './find-findings';
import { FINDING_KINDS, KINDS, SEVERITIES } from './kinds';

const ago = (days: number): string => addDays(TODAY, -days);

describe('what could not be judged', () => {
  it.each([
    [
      'keys',
      'keys',
      'creator-left expired role-capped expires-soon carries-most dies-with-person stored-key-on-person broad-role ' +
        'slow-rhythm same-comment vague-comment untagged unused year-unread never-used',
    ],
    ['expired-keys', 'expiredKeys', 'expired carries-most slow-rhythm unused year-unread never-used expired-pile'],
    [
      'members',
      'members',
      'creator-left role-capped only-owner carries-most dies-with-person stored-key-partial stored-key-on-person ' +
        'slow-rhythm unused year-unread never-used',
    ],
    ['invites', 'invites', 'invite-pending'],
    [
      'usage',
      'usage',
      'expired carries-most dies-with-person broad-role slow-rhythm untagged unused year-unread never-used',
    ],
  ])('without the %s is named', (name, part, kinds) => {
    const { undecided } = reportOn({ [part]: failed(FAULT) });
    expect(undecided).toMatchObject([{ part: name, gaps: [{ reason: 'part-failed', fault: FAULT }] }]);
    expect(undecided[0]?.kinds.join(' ')).toBe(kinds);
  });

  it('is nothing when every part is whole, whatever the cost is', () => {
    expect(reportOn({ cost: failed(FAULT) }).undecided).toEqual([]);
  });

  it('is named for days of the window that were not read', () => {
    const { undecided } = reportOn({ usage: whole(aSeries({}, { to: ago(1) })) });
    expect(undecided).toMatchObject([{ part: 'usage', gaps: [{ reason: 'days-unread', from: TODAY, to: TODAY }] }]);
  });
});

describe('what the use of one key lacks', () => {
  const keys = whole([aKey('k1', 'm1'), aKey('k2', 'm1')]);
  const usage = whole(aSeries({ k2: { [TODAY]: 1 } }));

  it('is named once, beside what the use of every key lacks', () => {
    const cost = whole(aSeries({ k1: { [ago(3)]: 1 } }));
    expect(reportOn({ keys, usage, cost }).undecided).toMatchObject([
      { part: 'usage', gaps: [{ reason: 'sources-disagree', how: 'cost-without-use', day: ago(3) }] },
    ]);
  });

  it('is what the reading lacks, named once however many keys lack it', () => {
    expect(reportOn({ keys, usage: withGaps(usage.value, [OWN_KEYS_ONLY]) }).undecided).toMatchObject([
      { part: 'usage', gaps: [OWN_KEYS_ONLY] },
    ]);
    expect(reportOn({ keys, usage: failed(FAULT) }).undecided[0]?.gaps).toHaveLength(1);
  });
});

describe('in any world', () => {
  it('findings have each a name of their own, their kind in it, and are plain data', () => {
    holds(
      fc.property(snapshotArb, optionsArb, (snapshot, some) => {
        const options = { ...DEFAULT_NUMBERS, ...some };
        const analysis = analyzeProject(snapshot, options, NOW);
        const all = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, snoozes: [], now: NOW });
        expect(new Set(all.open.map(({ id }) => id)).size).toBe(all.open.length);
        for (const { id, facts } of all.open) expect(id.startsWith(`${facts.kind}:`)).toBe(true);
        expect(structuredClone(all)).toEqual(all);
        const snoozes = all.open.map(({ id }) => ({ findingId: id, reason: 'known', until: addDays(TODAY, 300) }));
        const quiet = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, snoozes, now: NOW });
        expect([quiet.open, quiet.snoozed.length, quiet.snoozes.length]).toEqual([
          [],
          all.open.length,
          all.open.length,
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('every kind has its place, worst first', () => {
    expect(SEVERITIES).toEqual(['high', 'medium', 'low']);
    const ranks = FINDING_KINDS.map((kind) => SEVERITIES.indexOf(KINDS[kind].severity));
    expect(ranks).toEqual([...ranks].sort());
    expect(FINDING_KINDS).toEqual([
      ...['creator-left', 'expired', 'role-capped', 'expires-soon', 'only-owner', 'carries-most', 'dies-with-person'],
      ...['stored-key-partial', 'stored-key-on-person', 'broad-role', 'slow-rhythm', 'invite-pending', 'same-comment'],
      ...['vague-comment', 'untagged', 'unused', 'year-unread', 'never-used', 'expired-pile'],
    ]);
  });
});
