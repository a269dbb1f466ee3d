import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyzeProject } from '../../../utils/rules/analyze-project';
import type { Snooze } from '../../../utils/rules/findings/finding';
import { FAULTS } from '../../../utils/rules/testing/faults';
import { type World, worldArb } from '../../../utils/rules/testing/worlds';
import { toOptions } from '../../../utils/settings/repair';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { holdsLater, shareOf } from '../../../utils/testing/properties';
import { createTestTranslate } from '../../../utils/wording/testing';
import type { State } from '../state';
import { NO_NOTES, PROJECT, record } from '../testing/browser';
import type { UnseenDeps } from '../unseen';
import { type FindingsDeps, findingsOf } from './findings';
import { viewOf } from './projects';

const t = createTestTranslate();
const NOTHING = { get: async () => null };
const NO_EVENTS = { state: 'present', events: [], damaged: 0, next: null, since: null } as const;

/** What popup and review are answered from, with the world as the last reading. */
const partsOf = ({ snapshot, now, windowDays }: World, snoozes: readonly Snooze[]): FindingsDeps & UnseenDeps => {
  const settings = { ...DEFAULT_SETTINGS, windowDays };
  const analysis = analyzeProject(snapshot, toOptions(settings), now);
  const holding = <T>(value: T) => ({
    read: async () => ({ state: 'present', value }) as const,
    list: async () => ({ state: 'present', values: [value], damaged: [] }) as const,
    change: async () => ({ ok: true }) as const,
  });
  return {
    ledger: {
      ...NO_NOTES,
      projects: holding(record()),
      snoozes: holding(snoozes),
      invites: holding({}),
      listEvents: async () => NO_EVENTS,
    },
    analyses: { get: async () => ({ snapshot, analysis, revision: 1 }) },
    // All that is read of it.
    state: { readings: NOTHING, seenEvents: NOTHING } as unknown as State,
    settings: async () => settings,
    paused: async () => null,
    now: () => now,
    t,
  };
};

const look = async (world: World, snoozes: readonly Snooze[]) => {
  const parts = partsOf(world, snoozes);
  const [popup, review] = await Promise.all([viewOf(PROJECT, parts), findingsOf(PROJECT, parts)]);
  if (!popup.summary || !review?.findings) throw new Error('a reading that is there is judged');
  return { summary: popup.summary, findings: review.findings };
};

const kindOf = ({ id }: { readonly id: string }): string => id.slice(0, id.indexOf(':'));

it('in any world, under any fault and with any snooze, the popup counts what the review lists', async () => {
  const seen = { worlds: 0, snoozed: 0, high: 0, partial: 0 };
  await holdsLater(
    fc.asyncProperty(worldArb, fc.constantFrom(null, null, ...FAULTS), fc.nat({ max: 3 }), async (world, fault, n) => {
      const faulty = fault ? fault.apply(world) : world;
      const before = await look(faulty, []);
      // Every so many of them is set aside.
      const snoozes = before.findings.open
        .filter((_, i) => n > 0 && i % n === 0)
        .map(({ id }) => ({ findingId: id, reason: 'later', until: before.findings.snoozeTo }));
      const { summary, findings } = await look(faulty, snoozes);
      const listed = (severity: string): number => findings.open.filter((each) => each.severity === severity).length;
      expect(summary.findings).toMatchObject({
        state: findings.undecided.length > 0 ? 'partial' : 'whole',
        value: { high: listed('high'), medium: listed('medium'), low: listed('low') },
      });
      for (const { kind, count } of summary.atRisk)
        expect([kind, count]).toEqual([kind, findings.open.filter((each) => kindOf(each) === kind).length]);
      expect(summary.attentionTotal).toBe(listed('high'));
      const high = findings.open.filter(({ severity }) => severity === 'high').map(({ id }) => id);
      expect(summary.attention.map(({ findingId }) => findingId).sort()).toEqual(high.slice(0, 50).sort());
      seen.worlds++;
      seen.snoozed += findings.snoozed.length;
      seen.high += listed('high');
      if (summary.findings.state === 'partial') seen.partial++;
    }),
    { numRuns: 200 },
  );
  expect(Math.min(seen.snoozed, seen.high, seen.partial)).toBeGreaterThan(shareOf(20));
});
