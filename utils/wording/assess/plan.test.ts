import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whole } from '../../ownership/answer';
import { addDays } from '../../ownership/days';
import { drawPicture } from '../../ownership/draw-picture';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, TODAY } from '../../ownership/testing';
import { worldArb } from '../../ownership/testing/worlds';
import { judgeRemoval } from '../../ownership/verdicts/judge-removal';
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
  const { plan = [] } = assessRemoval(verdict, 'remove', drawPicture(snapshot, OPTIONS, NOW), t);
  return plan.map(({ title, statusLine, detail }) => [title.map(({ text }) => text).join(''), statusLine, detail]);
};

describe('the steps of a plan in words', () => {
  it('say what to do with each key in use, and that the rest comes later', () => {
    const [replace, wait, check, remove] = planFor({ ingest: [0] });
    expect(replace).toEqual([
      'Move what uses the key ingest to one of a service account',
      'to do',
      'Last used today (so far). Make the new key, move your systems to it, and leave the old one until it is quiet.',
    ]);
    expect([wait?.[1], check?.[1], remove?.[1]]).toEqual(['later', 'later', 'later']);
  });

  it('name the day on which it is safe while keys cool', () => {
    expect(planFor({ ingest: [3] }).slice(0, 2)).toEqual([
      [expect.anything(), 'waiting until 25 Nov', expect.stringContaining('Last used 18 Nov 2026.')],
      [
        'Wait until their keys have been quiet for 7 days',
        'waiting until 25 Nov',
        'If no request comes until then, it is safe from 25 Nov 2026 on (UTC).',
      ],
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
          const { plan = [] } = assessRemoval(verdict, 'remove', drawPicture(snapshot, options, now), t);
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
