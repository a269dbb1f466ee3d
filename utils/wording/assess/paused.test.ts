import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeProject } from '../../rules/analyze-project';
import { type Paused, seenIn } from '../../rules/answer';
import { OPTIONS } from '../../rules/testing';
import { FAULTS } from '../../rules/testing/faults';
import { type World, worldArb } from '../../rules/testing/worlds';
import { judgeRemoval } from '../../rules/verdicts/judge-removal';
import { judgeRoleChange } from '../../rules/verdicts/judge-role-change';
import { judgeOneKey } from '../../rules/verdicts/key-verdict';
import { holds, shareOf } from '../../testing/properties';
import { createTestTranslate } from '../testing';
import { assessKey, assessRemoval, assessRoleChange } from './assess';

const t = createTestTranslate();
const ROLES = ['owner', 'admin', 'member'] as const;
const REASONS = {
  locked: 'passphrase',
  'session-ended': 'never written to disk: it ends when the browser is closed, and when Linchpin is updated',
  'session-closed': 'never written to disk, so it was gone when the browser closed',
  'session-updated': 'never written to disk, and an update or reload of Linchpin',
} as const satisfies Record<Paused, string>;
const ENTER = 'Enter the key again';
const NEXT = {
  ...{ locked: 'Unlock it', 'session-ended': ENTER, 'session-closed': ENTER, 'session-updated': ENTER },
} as const satisfies Record<Paused, string>;

/** Everything that can be asked about a world's members and keys. */
const everyAssessment = ({ snapshot, history, memberIds, now, windowDays, paused }: World) => {
  const options = { ...OPTIONS, windowDays };
  const ground = { snapshot, options, now, paused };
  const analysis = analyzeProject(snapshot, options, now);
  const keyIds = [...seenIn(snapshot.keys), ...seenIn(snapshot.expiredKeys)].map(({ keyId }) => keyId);
  return [
    ...memberIds.flatMap((memberId) => [
      ...[null, history].map((year) =>
        assessRemoval(judgeRemoval({ ...ground, memberId, history: year }), 'remove', analysis, t),
      ),
      ...ROLES.map((toRole) => assessRoleChange(judgeRoleChange({ ...ground, memberId, toRole }), analysis, t)),
    ]),
    ...keyIds.flatMap((keyId) => {
      const verdict = judgeOneKey({ ...ground, keyId, history });
      return verdict ? [assessKey(verdict, analysis, t)] : [];
    }),
  ];
};

describe.each(['locked', 'session-ended', 'session-closed', 'session-updated'] satisfies Paused[])(
  'while %s',
  (paused) => {
    it('nothing is called safe of any world, with any fault or none', () => {
      let wouldBeSafe = 0;
      holds(
        fc.property(worldArb, fc.option(fc.constantFrom(...FAULTS), { freq: 1 }), (world, fault) => {
          const seen = fault ? fault.apply(world) : world;
          wouldBeSafe += everyAssessment(seen).filter(({ verdict }) => verdict === 'safe').length;
          for (const { verdict, say, keys } of everyAssessment({ ...seen, paused })) {
            expect(verdict).not.toBe('safe');
            expect([say, ...keys].map(({ tone }) => tone)).not.toContain('safe');
          }
        }),
        { numRuns: 80 },
      );
      // Else the property would hold of nothing.
      expect(wouldBeSafe).toBeGreaterThan(shareOf(50));
    });

    it('what would be safe is unknown, says why before anything else, and what to do', () => {
      holds(
        fc.property(worldArb, (world) => {
          const before = everyAssessment(world);
          const after = everyAssessment({ ...world, paused });
          for (const [i, { verdict, say }] of after.entries()) {
            if (before[i]?.verdict !== 'safe') continue;
            expect(verdict).toBe('unknown');
            expect(say.why).toContain(REASONS[paused]);
            expect(say.next).toContain(NEXT[paused]);
          }
        }),
        { numRuns: 40 },
      );
    });
  },
);
