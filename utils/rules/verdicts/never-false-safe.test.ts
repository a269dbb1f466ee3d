import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { holds, shareOf } from '../../testing/properties';
import { seenIn } from '../answer';
import { addDays, dayOf } from '../days';
import { OPTIONS } from '../testing';
import { FAULTS } from '../testing/faults';
import { type World, worldArb } from '../testing/worlds';
import { judgeRemoval } from './judge-removal';
import type { RemovalVerdict } from './verdict';

const counts = { worlds: 0, faulted: 0, verdicts: 0, safe: 0, falseSafe: 0 };

const verdictOn = ({ snapshot, history, now, windowDays, paused }: World, memberId: string): RemovalVerdict => {
  const verdict = judgeRemoval({ snapshot, options: { ...OPTIONS, windowDays }, memberId, history, now, paused });
  counts.verdicts++;
  if (verdict.state === 'safe') counts.safe++;
  return verdict;
};

const activeKeys = (world: World, memberId: string) =>
  seenIn(world.snapshot.keys).filter(({ creator }) => creator.memberId === memberId);

/** Whether, in truth, an active key of theirs had a request in the window. */
const requestInWindow = (world: World, memberId: string): boolean => {
  if (world.snapshot.usage.state === 'failed') throw new Error('the truth is whole');
  const { byAccessor } = world.snapshot.usage.value;
  return activeKeys(world, memberId).some(({ keyId }) =>
    (byAccessor[keyId] ?? []).slice(-world.windowDays).some((figure) => figure > 0),
  );
};

const checkAgainst = (truth: World, seen: World, faults: string): void => {
  counts.faulted++;
  for (const memberId of truth.memberIds) {
    const { state } = verdictOn(seen, memberId);
    if (state !== 'safe' || !requestInWindow(truth, memberId)) continue;
    counts.falseSafe++;
    throw new Error(`${memberId} is called safe under: ${faults}`);
  }
};

afterAll(() => {
  const { worlds, faulted, verdicts, safe, falseSafe } = counts;
  console.info(
    `worlds ${worlds}, faults ${FAULTS.length}, faulted readings ${faulted}, verdicts checked ${verdicts} ` +
      `(${safe} safe), false safes: ${falseSafe}`,
  );
});

describe('safe', () => {
  it('is said often of worlds without a fault, and never beside a request in the window', () => {
    let safe = 0;
    holds(
      fc.property(worldArb, (world) => {
        counts.worlds++;
        for (const memberId of world.memberIds) {
          const verdict = verdictOn(world, memberId);
          if (verdict.state !== 'safe') continue;
          safe++;
          expect(requestInWindow(world, memberId)).toBe(false);
          expect(verdict.missing).toEqual([]);
          for (const { state } of verdict.keys) expect(['quiet', 'never-used', 'expired']).toContain(state);
        }
      }),
      { numRuns: 400 },
    );
    expect(safe).toBeGreaterThan(shareOf(100));
  });

  it('is never said under any single fault', { timeout: 180_000 }, () => {
    holds(
      fc.property(worldArb, (world) => {
        counts.worlds++;
        for (const fault of FAULTS) {
          const seen = fault.apply(world);
          checkAgainst(world, seen, fault.name);
          for (const memberId of world.memberIds) {
            const old = activeKeys(world, memberId).some(
              ({ created }) => dayOf(Date.parse(created)) < addDays(dayOf(world.now), -59),
            );
            if (fault.ofHistory && !old) continue;
            const { state, missing } = verdictOn(seen, memberId);
            expect([fault.name, state]).not.toEqual([fault.name, 'safe']);
            if (state === 'unknown') expect([fault.name, missing.length]).not.toEqual([fault.name, 0]);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is never said beside a request in the window under any pair of faults', { timeout: 60_000 }, () => {
    const pairs = FAULTS.flatMap((first, i) => FAULTS.slice(i + 1).map((second) => [first, second] as const));
    const SHARES = 8;
    // Every pair in every run, dealt among a few worlds.
    const worlds = fc.array(worldArb, { minLength: SHARES, maxLength: SHARES });
    holds(
      fc.property(worlds, (dealt) => {
        counts.worlds += dealt.length;
        for (const [n, [first, second]] of pairs.entries()) {
          const world = dealt[n % SHARES];
          if (world) checkAgainst(world, second.apply(first.apply(world)), `${first.name} + ${second.name}`);
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe('a verdict', () => {
  it('is plain data', () => {
    holds(
      fc.property(worldArb, fc.constantFrom(...FAULTS), (world, fault) => {
        const verdict = verdictOn(fault.apply(world), 'm1');
        expect(structuredClone(verdict)).toEqual(verdict);
        expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
      }),
      { numRuns: 100 },
    );
  });

  it('is whole if and only if nothing is missing, and asks for a history only where that can change it', () => {
    holds(
      fc.property(worldArb, (world) => {
        for (const memberId of world.memberIds) {
          const first = verdictOn(
            { ...world, history: { state: 'failed', fault: { kind: 'timeout', endpoint: 'GET' } } },
            memberId,
          );
          expect(first.historyWanted).toBeNull();
          const { snapshot, now, windowDays } = world;
          const before = judgeRemoval({
            snapshot,
            options: { ...OPTIONS, windowDays },
            memberId,
            history: null,
            now,
            paused: null,
          });
          const after = verdictOn(world, memberId);
          if (before.historyWanted === null) expect(after.state).toBe(before.state);
          else expect(['unknown', 'cooling', 'rhythmic']).toContain(before.state);
          expect(after.missing).toEqual([]);
          expect(after.state).not.toBe('unknown');
        }
      }),
      { numRuns: 200 },
    );
  });
});
