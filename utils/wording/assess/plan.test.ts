import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeProject } from '../../rules/analyze-project';
import { whole } from '../../rules/answer';
import { addDays } from '../../rules/days';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, TODAY } from '../../rules/testing';
import { worldArb } from '../../rules/testing/worlds';
import { judgeRemoval } from '../../rules/verdicts/judge-removal';
import { holds } from '../../testing/properties';
import { createTestTranslate } from '../testing';
import { assessRemoval } from './assess';

const t = createTestTranslate();
const ago = (days: number): string => addDays(TODAY, -days);

/** The plan for Tomás, whose keys had requests so many days ago. */
const planFor = (keys: Record<string, number[]>) => {
  const figures = Object.fromEntries(
    Object.entries(keys).map(([id, days]) => [id, Object.fromEntries(days.map((day) => [ago(day), 5]))]),
  );
  const snapshot = aSnapshot({
    clockOffset: 0,
    viewer: { keyId: 'steady' },
    members: whole([aMember('maya', 'owner'), aMember('tomas', 'admin')]),
    keys: whole([
      ...Object.keys(keys).map((id) => aKey(id, 'tomas', { comment: id, created: '2025-01-05T08:00:00Z' })),
      aKey('steady', 'maya'),
    ]),
    usage: whole(aSeries({ ...figures, steady: { [TODAY]: 1 } })),
  });
  const history = whole(aSeries(figures, { from: ago(364), to: TODAY }));
  const verdict = judgeRemoval({ snapshot, options: OPTIONS, memberId: 'tomas', history, now: NOW, paused: null });
  const { plan = [] } = assessRemoval(verdict, 'remove', analyzeProject(snapshot, OPTIONS, NOW), t);
  return plan.map(({ title, statusLine, detail }) => [title.map(({ text }) => text).join(''), statusLine, detail]);
};

describe('the steps of a plan in words', () => {
  it('say what to do with each key in use, and that the rest comes later', () => {
    const [replace, wait, check, remove] = planFor({ ingest: [0] });
    expect(replace).toEqual([
      'Replace ingest',
      'to do',
      'Last used today (so far). Create a new key under a service account, move your systems to it, and keep the old one until it is quiet.',
    ]);
    expect([wait?.[1], check?.[1], remove?.[1]]).toEqual(['later', 'later', 'later']);
  });

  it('name the day on which it is safe while keys cool', () => {
    expect(planFor({ ingest: [3] }).slice(0, 2)).toEqual([
      ['Nothing has used ingest since 18 Nov', 'waiting until 25 Nov', 'A new request restarts the wait.'],
      ['Wait until 25 Nov', 'waiting', 'If no request arrives by then, it is safe from 25 Nov 2026 (UTC).'],
    ]);
  });

  it('say that nothing uses a key which has gone quiet', () => {
    expect(planFor({ old: [200] }).map(([title, status]) => [title, status])).toEqual([
      ['Nothing uses old', 'nothing to do'],
      ['Nothing has used their keys for 7 days', 'nothing to do'],
      ['Checked again', 'done'],
      ['Remove tomas@northwind.example', 'to do'],
    ]);
  });

  it('wait for nothing where no key was ever used', () => {
    expect(planFor({ unused: [] }).map(([title]) => title)).toEqual([
      'Checked again',
      'Remove tomas@northwind.example',
    ]);
  });

  it('never say the days of the window beside a wait that a rhythm makes longer', () => {
    const [, wait] = planFor({ monthly: [16, 46, 76] });
    expect(wait).toEqual([
      'Wait until 21 Dec',
      'waiting',
      'If no request arrives by then, it is safe from 21 Dec 2026 (UTC).',
    ]);
  });

  it('name the rhythm of a job that runs now and then', () => {
    expect(planFor({ monthly: [16, 46, 76] })[0]?.[2]).toBe(
      'Used about every 30 days, last on 5 Nov 2026. Find out what runs then and move it to a new key.',
    );
  });

  it('are whole sentences in every world', () => {
    holds(
      fc.property(worldArb, ({ snapshot, history, now, windowDays, memberIds }) => {
        for (const memberId of memberIds) {
          const options = { ...OPTIONS, windowDays };
          const verdict = judgeRemoval({ snapshot, options, memberId, history, now, paused: null });
          const { plan = [] } = assessRemoval(verdict, 'remove', analyzeProject(snapshot, options, now), t);
          expect(plan.at(-1)?.kind).toBe('remove');
          for (const { detail, statusLine } of plan) {
            expect(detail).toMatch(/^[A-Z].*\.$/);
            expect(statusLine).not.toBe('');
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
