import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { failed, whole } from '../answer';
import { addDays } from '../days';
import { drawPicture } from '../draw-picture';
import { DEFAULT_NUMBERS } from '../numbers';
import { aSeries, FAULT, NOW, optionsArb, snapshotArb, TODAY } from '../testing';
import { reportOn } from '../testing/findings';
import { findFindings } from './find-findings';
import { FINDING_KINDS, KINDS } from './kinds';

const ago = (days: number): string => addDays(TODAY, -days);

describe('what could not be judged', () => {
  it.each([
    [
      'keys',
      'keys',
      'creator-left expired role-capped expires-soon carries-most dies-with-person stored-key-on-person broad-role ' +
        'same-comment vague-comment untagged unused never-used',
    ],
    ['expired-keys', 'expiredKeys', 'expired carries-most expired-pile'],
    [
      'members',
      'members',
      'creator-left role-capped only-owner carries-most dies-with-person stored-key-partial stored-key-on-person',
    ],
    ['invites', 'invites', 'invite-pending'],
    ['usage', 'usage', 'expired carries-most dies-with-person broad-role untagged unused never-used'],
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

describe('in any world', () => {
  it('findings have each a name of their own, their kind in it, and are plain data', () => {
    holds(
      fc.property(snapshotArb, optionsArb, (snapshot, some) => {
        const options = { ...DEFAULT_NUMBERS, ...some };
        const picture = drawPicture(snapshot, options, NOW);
        const all = findFindings({ snapshot, picture, options, inviteSeenAt: {}, snoozes: [], now: NOW });
        expect(new Set(all.open.map(({ id }) => id)).size).toBe(all.open.length);
        for (const { id, facts } of all.open) expect(id.startsWith(`${facts.kind}:`)).toBe(true);
        expect(structuredClone(all)).toEqual(all);
        const snoozes = all.open.map(({ id }) => ({ findingId: id, reason: 'known', until: addDays(TODAY, 300) }));
        const quiet = findFindings({ snapshot, picture, options, inviteSeenAt: {}, snoozes, now: NOW });
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
    const rank = { high: 0, medium: 1, low: 2 };
    const ranks = FINDING_KINDS.map((kind) => rank[KINDS[kind].severity]);
    expect(ranks).toEqual([...ranks].sort());
    expect(FINDING_KINDS).toHaveLength(17);
  });
});
