import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import type { Change } from '../events/event';
import { EACH } from '../events/testing/changes';
import { ALERTS } from './kinds';
import { eventOf, type Owed, type Plan, planTelling } from './plan-telling';

const FACTS = { isOn: () => true, isServiceAccount: () => false };
const NOW = { facts: FACTS, isOn: true, isQuiet: false, breakQuiet: true };
const owed = (seq: number, change: Change, over: Partial<Owed> = {}): Owed => ({
  ...{ projectId: 'p1', seq, held: false, change },
  ...over,
});
const told = ({ tell }: Plan) => tell.map(({ items }) => items.map(({ projectId, seq }) => `${projectId}:${seq}`));

const GONE = EACH['key.disappeared'];
const ONE_OWNER = EACH['owners.one-left'];

describe('what is owed', () => {
  it('is told project by project, the worst first', () => {
    const plan = planTelling(
      [owed(1, EACH['traffic.started']), owed(2, ONE_OWNER), owed(3, GONE), owed(1, GONE, { projectId: 'p2' })],
      NOW,
    );
    expect(told(plan)).toEqual([['p1:3', 'p1:2', 'p1:1'], ['p2:1']]);
    expect(plan.tell.map(({ id }) => id)).toEqual(['p1:3', 'p2:1']);
  });

  it('after quiet hours is one notification, with what has come since', () => {
    const plan = planTelling(
      [owed(1, ONE_OWNER, { held: true }), owed(5, GONE, { projectId: 'p2' }), owed(2, ONE_OWNER)],
      NOW,
    );
    expect(told(plan)).toEqual([['p2:5', 'p1:1', 'p1:2']]);
  });

  it('in quiet hours is held, but for what a person lets through', () => {
    const quiet = { ...NOW, isQuiet: true };
    const all = [owed(1, GONE), owed(2, ONE_OWNER)];
    expect(told(planTelling(all, quiet))).toEqual([['p1:1']]);
    expect(planTelling(all, quiet).hold.map(({ seq }) => seq)).toEqual([2]);
    expect(planTelling(all, { ...quiet, breakQuiet: false }).hold.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('is dropped where nobody wants it', () => {
    const all = [owed(1, GONE), owed(2, EACH['member.joined'])];
    expect(planTelling(all, { ...NOW, isOn: false }).drop).toEqual(all);
    expect(planTelling(all, NOW).drop).toEqual([all[1]]);
  });

  const anyOwed = fc
    .uniqueArray(fc.tuple(fc.constantFrom('p1', 'p2', 'p:3'), fc.integer({ min: 1, max: 30 })), { selector: String })
    .chain((ids) =>
      fc.tuple(
        ...ids.map(([projectId, seq]) =>
          fc
            .tuple(fc.constantFrom(...Object.values(EACH)), fc.boolean())
            .map(([change, held]) => owed(seq, change, { projectId, held })),
        ),
      ),
    );

  it('is in one place each, whatever is set; each id names its worst event and no other', () => {
    holds(
      fc.property(anyOwed, fc.boolean(), fc.boolean(), fc.boolean(), (all, isOn, isQuiet, breakQuiet) => {
        const plan = planTelling(all, { facts: FACTS, isOn, isQuiet, breakQuiet });
        const places = [...plan.tell.flatMap(({ items }) => items), ...plan.hold, ...plan.drop];
        const name = ({ projectId, seq }: Owed): string => `${projectId}:${seq}`;
        expect(places.map(name).sort()).toEqual(all.map(name).sort());
        expect(new Set(plan.tell.map(({ id }) => id)).size).toBe(plan.tell.length);
        for (const { id, items } of plan.tell) {
          expect(eventOf(id)).toEqual({ projectId: items[0].projectId, seq: items[0].seq });
          if (isQuiet) for (const { alert } of items) expect(ALERTS[alert.kind].breaksQuiet).toBe(true);
        }
      }),
    );
  });
});

it('an id that Linchpin did not give names no event', () => {
  for (const id of ['test', 'p1:', 'p1:0', 'p1:x', ':']) expect(eventOf(id)).toBeNull();
});
