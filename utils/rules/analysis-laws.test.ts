import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import type { KeyAnalysis, Options, ProjectAnalysis } from './analysis';
import { analyzeProject } from './analyze-project';
import type { Answer } from './answer';
import { daysBetween } from './days';
import { findFindings } from './findings/find-findings';
import { DEFAULT_NUMBERS } from './numbers';
import { lostScopes } from './roles';
import type { Snapshot } from './snapshot';
import { summarise } from './summarise';
import { NOW, OPTIONS, optionsArb, snapshotArb } from './testing';
import { seenUse } from './use/key-use';

const listOf = <T>(answer: Answer<readonly T[]>): readonly T[] => (answer.state === 'failed' ? [] : answer.value);
const activeIn = (analysis: ProjectAnalysis) => listOf(analysis.keys);
const has = (key: KeyAnalysis, kind: string) => key.concerns.some((concern) => concern.kind === kind);
const inWindow = (key: KeyAnalysis) => seenUse(key).requests;
const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

const always = (check: (world: ReturnType<typeof draw>) => void) =>
  holds(
    fc.property(snapshotArb, optionsArb, (snapshot, options) => {
      check(draw(snapshot, options));
    }),
    { numRuns: 400 },
  );
const reportOf = (snapshot: Snapshot, analysis: ProjectAnalysis, options: Options) =>
  findFindings({
    ...{ snapshot, analysis, options: { ...DEFAULT_NUMBERS, ...options } },
    ...{ inviteSeenAt: {}, snoozes: [], now: NOW },
  });
const draw = (snapshot: Parameters<typeof analyzeProject>[0], options = OPTIONS) => ({
  snapshot,
  options,
  analysis: analyzeProject(snapshot, options, NOW),
});

describe('in any world, with any part whole, partial or failed', () => {
  it('nobody is said to have left unless the members list is whole and without them', () => {
    always(({ snapshot, analysis }) => {
      for (const key of activeIn(analysis).filter((k) => has(k, 'creator-left'))) {
        expect(snapshot.members.state).toBe('whole');
        expect(listOf(snapshot.members).map((m) => m.memberId)).not.toContain(key.key.creator.memberId);
      }
    });
  });

  it('no key is said to be unused or never used unless the usage is whole and shows it', () => {
    always(({ snapshot, options, analysis }) => {
      for (const key of activeIn(analysis)) {
        if (!has(key, 'unused') && !has(key, 'never-used')) continue;
        expect(snapshot.usage.state).toBe('whole');
        if (key.use.state !== 'whole') throw new Error('judged from use that is not whole');
        expect(!key.use.value.used || options.unusedAfterDays <= options.windowDays).toBe(true);
        const { lastDay, range } = key.use.value;
        if (has(key, 'never-used')) expect(lastDay).toBeNull();
        else if (lastDay) expect(daysBetween(lastDay, range.to)).toBeGreaterThanOrEqual(options.unusedAfterDays);
      }
    });
  });

  it('no key is said to die with a person without requests and a person who is a member', () => {
    always(({ analysis }) => {
      for (const key of activeIn(analysis).filter((k) => has(k, 'dies-with-person'))) {
        expect(seenUse(key).used).toBe(true);
        expect(key.creator).toMatchObject({ state: 'member', serviceAccount: false });
      }
    });
  });

  it("a role cap is what the creator's scopes take away, and is never claimed without them", () => {
    always(({ snapshot, analysis }) => {
      for (const key of activeIn(analysis)) {
        const creator = listOf(snapshot.members).find((m) => m.memberId === key.key.creator.memberId);
        const lost = creator ? lostScopes(key.key.scopes, creator.scopes) : [];
        const claimed = key.concerns.flatMap((c) => (c.kind === 'role-capped' ? c.lostScopes : []));
        expect(claimed).toEqual(lost);
      }
    });
  });

  it('nobody is called the only Owner unless the members list is whole', () => {
    always(({ snapshot, analysis }) => {
      const only = listOf(analysis.members).filter((m) => m.concerns.some((c) => c.kind === 'only-owner'));
      if (only.length > 0) expect([snapshot.members.state, only.length]).toEqual(['whole', 1]);
    });
  });

  it('nothing is whole that rests on a part that is not', () => {
    always(({ snapshot, analysis }) => {
      const { keys, expiredKeys, usage, members } = snapshot;
      const notWhole = (...answers: readonly Answer<unknown>[]) => answers.some(({ state }) => state !== 'whole');
      if (notWhole(keys)) expect(analysis.keys.state).toBe(keys.state);
      if (notWhole(members)) expect(analysis.members.state).toBe(members.state);
      if (notWhole(usage, keys, expiredKeys)) expect(analysis.unmatched.state).not.toBe('whole');
      for (const key of activeIn(analysis)) if (notWhole(usage)) expect(key.use.state).not.toBe('whole');
      for (const member of listOf(analysis.members)) {
        if (member.use.state === 'whole') expect([member.keys.state, usage.state]).toEqual(['whole', 'whole']);
      }
    });
  });

  it('no request is lost: members, orphans, expired keys, unmatched and unattributed add up to the total', () => {
    always(({ snapshot, analysis }) => {
      const { keys, expiredKeys, members, usage } = snapshot;
      if ([keys, expiredKeys, members, usage].some(({ state }) => state !== 'whole') || usage.state === 'failed')
        return;
      const start = daysBetween(usage.value.from, analysis.window.from);
      const end = daysBetween(usage.value.from, analysis.window.to) + 1;
      const total = sum(
        [...Object.values(usage.value.byAccessor), usage.value.unattributed].map((row) => sum(row.slice(start, end))),
      );
      const orphans = activeIn(analysis).filter(({ creator }) => creator.state === 'left');
      expect(
        sum([
          ...listOf(analysis.members).map((member) => seenUse(member).requests),
          ...[...orphans, ...listOf(analysis.expiredKeys)].map(inWindow),
          ...listOf(analysis.unmatched).map(({ use }) => use.requests),
          sum(usage.value.unattributed.slice(start, end)),
        ]),
      ).toBe(total);
    });
  });

  it('analysis and summary come back from JSON as they were', () => {
    always(({ snapshot, analysis, options }) => {
      expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
      const summary = summarise(analysis, snapshot, reportOf(snapshot, analysis, options));
      expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
      expect(structuredClone(analysis)).toEqual(analysis);
    });
  });

  it('the snapshot is left as it was', () => {
    always(({ snapshot, options }) => {
      const before = JSON.stringify(snapshot);
      analyzeProject(snapshot, options, NOW);
      expect(JSON.stringify(snapshot)).toBe(before);
    });
  });

  it('a summary names no gap only when all parts are whole', () => {
    always(({ snapshot, analysis, options }) => {
      const summary = summarise(analysis, snapshot, reportOf(snapshot, analysis, options));
      const { keys, expiredKeys, members, invites, usage, cost } = snapshot;
      const whole = [keys, expiredKeys, members, invites, usage, cost].every(({ state }) => state === 'whole');
      expect(summary.gaps.length === 0).toBe(whole && analysis.useGaps.length === 0);
      expect(summary.attention.length).toBe(Math.min(summary.attentionTotal, 50));
    });
  });
});
