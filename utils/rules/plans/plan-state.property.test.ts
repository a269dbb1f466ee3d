import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { holds, shareOf } from '../../testing/properties';
import { addDays } from '../days';
import { TODAY } from '../testing';
import { FAULTS } from '../testing/faults';
import { type World, worldArb } from '../testing/worlds';
import { planStateOf } from './plan-state';
import { keyField, type PlanFields } from './record';
import { decided, groundOf, planOf, succeeded, ticked, usedToo, written, writtenArb } from './testing/arbitraries';

const counts = { plans: 0, open: 0, now: 0, surprises: 0 };
const stateOf = (world: World, memberId: string, fields: PlanFields, notes: Parameters<typeof groundOf>[2] = []) => {
  const ground = groundOf(world, planOf(memberId, fields), notes);
  const state = planStateOf(ground);
  counts.plans++;
  if (state.steps.mayRemove) counts.open++;
  return { state, ground };
};
const stepIn = ({ steps }: ReturnType<typeof planStateOf>, name: string) =>
  steps.all.find((step) => step.name === name)?.status;

/** A plan in which a person has done all that can be done, so many days ago. */
const allDone = (world: World, memberId: string, daysAgo: number) => {
  const keys = groundOf(world, planOf(memberId, {})).verdict.keys.map(({ key }) => key.keyId);
  const fields = Object.assign(
    { begun: written(true, daysAgo) },
    ...keys.flatMap((keyId) => [decided(keyId, 'replace', daysAgo), ticked(keyId, daysAgo)]),
  ) as PlanFields;
  return { keys, fields, notes: keys.map((keyId) => succeeded(keyId, 'steady')) };
};

afterAll(() => console.info(JSON.stringify(counts)));

describe('a plan', () => {
  it('never claims more than the verdict it rests on, whatever was written, under any fault', {
    timeout: 120_000,
  }, () => {
    holds(
      fc.property(worldArb, writtenArb, fc.option(fc.constantFrom(...FAULTS)), (truth, { fields, notes }, fault) => {
        const world = fault ? fault.apply(truth) : truth;
        for (const memberId of world.memberIds) {
          const { state, ground } = stateOf(world, memberId, fields, notes);
          const { verdict } = ground;
          const { earliest } = state.leave;
          const isSafe = verdict.state === 'safe' && verdict.missing.length === 0;
          if (state.steps.mayRemove)
            expect([isSafe, state.keys.every(({ surprise }) => surprise === null)]).toEqual([true, true]);
          if (earliest.is === 'now') expect(isSafe).toBe(true);
          if (earliest.is === 'now') counts.now++;
          if (earliest.is === 'day') {
            expect(earliest.day > state.today && earliest.day >= (verdict.safeFrom ?? '')).toBe(true);
            expect(verdict.missing).toEqual([]);
          }
          if (stepIn(state, 'verify') === 'done')
            for (const { judgement } of state.keys) expect(['quiet', 'never-used']).toContain(judgement.state);
          if (verdict.missing.length > 0) expect(['unknown', 'later', 'to-do']).toContain(stepIn(state, 'verify'));
        }
      }),
      { numRuns: 600 },
    );
  });

  it('opens the removal often where all is done, and never where one thing is left', () => {
    const before = counts.open;
    holds(
      fc.property(worldArb, fc.nat({ max: 5 }), (world, left) => {
        for (const memberId of world.memberIds) {
          const { keys, fields, notes } = allDone(world, memberId, 0);
          const { state, ground } = stateOf(world, memberId, fields, notes);
          expect(state.steps.mayRemove).toBe(ground.verdict.state === 'safe');
          const active = state.keys[left % Math.max(1, state.keys.length)];
          if (!active || keys.length === 0) continue;
          const undecided = { ...fields, [keyField('fate', active.keyId)]: written(null, 0) };
          expect(stateOf(world, memberId, undecided, notes).state.steps.mayRemove).toBe(false);
          const ticks = Object.keys(fields).filter((name) => name.startsWith(`done:${active.keyId}:`));
          const unticked = { ...fields, [ticks[left % ticks.length] ?? '']: written(null, 0) };
          expect(stateOf(world, memberId, unticked, notes).state.steps.mayRemove).toBe(false);
          const unreplaced = notes.filter(({ subject }) => subject !== active.keyId);
          expect(stateOf(world, memberId, fields, unreplaced).state.steps.mayRemove).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
    expect(counts.open - before).toBeGreaterThan(shareOf(40));
  });

  it('is reopened by any use after all was moved, and what was done stays written with who and when', () => {
    holds(
      fc.property(worldArb, fc.integer({ min: 2, max: 60 }), fc.nat({ max: 59 }), (world, movedAgo, offset) => {
        const usedAgo = offset % movedAgo;
        for (const memberId of world.memberIds) {
          const { fields, notes } = allDone(world, memberId, movedAgo);
          const { state } = stateOf(world, memberId, fields, notes);
          const [key] = state.keys;
          if (!key) continue;
          const later = stateOf(usedToo(world, key.keyId, [usedAgo]), memberId, fields, notes).state;
          const same = later.keys.find(({ keyId }) => keyId === key.keyId);
          expect(same?.surprise).toBe([addDays(TODAY, -usedAgo), key.judgement.lastDay ?? ''].sort().at(-1));
          expect([stepIn(later, 'update'), later.steps.mayRemove]).toEqual(['reopened', false]);
          expect(same?.systems).toEqual(key.systems);
          expect(same?.systems.every(({ done }) => done?.by === 'Ada')).toBe(true);
          counts.surprises++;
          const found = {
            ...fields,
            [keyField('found', key.keyId)]: written({ day: same?.surprise, note: 'cron' }, 0),
          };
          const known = stateOf(usedToo(world, key.keyId, [usedAgo]), memberId, found, notes).state;
          expect(known.keys.find(({ keyId }) => keyId === key.keyId)?.surprise).toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is no further by more use or by less evidence', { timeout: 60_000 }, () => {
    holds(
      fc.property(
        worldArb,
        writtenArb,
        fc.constantFrom(...FAULTS),
        fc.nat({ max: 89 }),
        (world, { fields, notes }, fault, ago) => {
          for (const memberId of world.memberIds) {
            const { state } = stateOf(world, memberId, fields, notes);
            const less = stateOf(fault.apply(world), memberId, fields, notes).state;
            if (less.steps.mayRemove) expect(state.steps.mayRemove || fault.ofHistory).toBe(true);
            const [key] = state.keys;
            if (!key) continue;
            const more = stateOf(usedToo(world, key.keyId, [ago]), memberId, fields, notes).state;
            if (key.surprise !== null) expect(more.keys.some(({ surprise }) => surprise !== null)).toBe(true);
            if (ago < 7) expect(more.steps.mayRemove).toBe(false);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes what was written ahead of the clock for no account of any use', () => {
    holds(
      fc.property(worldArb, fc.integer({ min: 1, max: 400 }), (world, ahead) => {
        for (const memberId of world.memberIds) {
          const { fields, notes } = allDone(world, memberId, -ahead);
          for (const { judgement, surprise } of stateOf(world, memberId, fields, notes).state.keys)
            expect(surprise).toBe(judgement.lastDay);
        }
      }),
    );
  });

  it('is plain data', () => {
    holds(
      fc.property(worldArb, writtenArb, fc.constantFrom(...FAULTS), (world, { fields, notes }, fault) => {
        const { state } = stateOf(fault.apply(world), 'm1', fields, notes);
        expect(structuredClone(state)).toEqual(state);
      }),
    );
  });
});
