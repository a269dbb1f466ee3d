import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { addDays, dayOf, daysBetween } from '../days';
import type { Told } from '../events/event';
import { aKey, NOW, TODAY } from '../testing';
import { type KeyDays, settledIn, sumIn } from './key-days';
import { type LifeGround, lifeOf } from './life';
import { drawnDays, monthsOf, trendOf } from './periods';

const LENGTH = 40;
const FROM = addDays(TODAY, 1 - LENGTH);

interface World {
  /** What really happened on each day. */
  readonly truth: readonly number[];
  readonly isGap: readonly boolean[];
  /** Less than all is known of it: figures may come, or be nobody's. */
  readonly isOpen: readonly boolean[];
  readonly isNobody: boolean;
  /** Days before the range on which it was there. */
  readonly older: number;
}

const worlds = fc.record<World>({
  truth: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 9 })), {
    minLength: LENGTH,
    maxLength: LENGTH,
  }),
  isGap: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()), {
    minLength: LENGTH,
    maxLength: LENGTH,
  }),
  isOpen: fc.array(fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.boolean()), {
    minLength: LENGTH,
    maxLength: LENGTH,
  }),
  isNobody: fc.boolean(),
  older: fc.integer({ min: -LENGTH + 1, max: 3 }),
});

const dayAt = (index: number): string => addDays(FROM, index);

/** What is stored of a world: nothing of its gaps, and less than all of what is still open. */
const storedOf = ({ truth, isGap, isOpen, isNobody }: World): KeyDays => {
  const inDoubt = isOpen.flatMap((open, at) => (open && !isGap[at] ? [at] : []));
  const requests = truth.map((figure, at) => (isGap[at] ? 0 : isOpen[at] ? Math.floor(figure / 3) : figure));
  return {
    ...{ from: FROM, to: TODAY, requests },
    used: requests.flatMap((figure, at) => (figure > 0 ? [at] : [])),
    gaps: isGap.flatMap((gap, at) => (gap ? [{ from: dayAt(at), to: dayAt(at), why: 'unread' as const }] : [])),
    open: isNobody ? [] : inDoubt,
    nobody: isNobody ? inDoubt : [],
  };
};

const groundOf = (world: World, more: Partial<LifeGround> = {}): LifeGround => ({
  key: aKey('k1', 'ada', { created: `${addDays(FROM, -world.older)}T08:00:00Z` }),
  ...{ listed: 'active', days: storedOf(world), usedOn: [], told: [], today: TODAY },
  ...more,
});

/** The days of the world on which it was really used, its life long. */
const usedIn = ({ truth, older }: World): readonly string[] => {
  const made = addDays(FROM, -older);
  return truth.flatMap((figure, at) => (figure > 0 && dayAt(at) >= made ? [dayAt(at)] : []));
};
/** A key isn't used before it was made. */
const possible = (world: World): World => ({
  ...world,
  truth: world.truth.map((figure, at) => (at < -world.older ? 0 : figure)),
});

describe('no claim about a life reaches into days that are not known', () => {
  it('a first use that is called so has none before it, in the days that were read or not', () => {
    holds(
      fc.property(worlds.map(possible), (world) => {
        const { first } = lifeOf(groundOf(world));
        if (!first) return;
        const real = usedIn(world);
        expect(real).toContain(first.day);
        const before = real.filter((day) => day < first.day);
        if (first.isFirst) expect([before, world.older]).toEqual([[], Math.min(world.older, 0)]);
        else expect(before.filter((day) => day >= first.knownFrom)).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('a silence that is told is one', () => {
    holds(
      fc.property(worlds.map(possible), (world) => {
        const { last } = lifeOf(groundOf(world));
        if (!last) return;
        const after = usedIn(world).filter((day) => day > last.day);
        expect(after.filter((day) => day <= last.silentTo)).toEqual([]);
        expect(last.silentDays).toBe(daysBetween(last.day, last.silentTo));
        if (last.after === 'nothing') expect(after).toEqual([]);
        // Where nothing was unread, only days that may still grow hold more.
        if (last.after === 'open' || last.after === 'nobody')
          for (const day of after) {
            const at = daysBetween(FROM, day);
            expect(world.isGap[at]).toBe(false);
          }
      }),
      { numRuns: 800 },
    );
  });

  it('a key that is called unused is, and a busiest day that is sure is the busiest', () => {
    holds(
      fc.property(worlds.map(possible), (world) => {
        const { unusedTo, busiest } = lifeOf(groundOf(world));
        if (unusedTo !== null) expect(usedIn(world).filter((day) => day <= unusedTo)).toEqual([]);
        if (busiest?.isSure) {
          expect(busiest.requests).toBe(Math.max(...world.truth));
          expect(world.older).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('where no day can be read, only what other sources saw is told, and nothing is first, silent or busiest', () => {
    const life = lifeOf(
      groundOf(possible({ truth: [], isGap: [], isOpen: [], isNobody: false, older: 0 }), {
        days: null,
        usedOn: [TODAY],
      }),
    );
    expect(life).toMatchObject({ first: { day: TODAY, isFirst: false }, busiest: null, unusedTo: null });
    expect(life.last).toMatchObject({ day: TODAY, silentDays: 0 });
  });

  it('settled days are never gaps or open, and months add up to the days', () => {
    holds(
      fc.property(worlds, (world) => {
        const days = storedOf(world);
        for (const day of settledIn(days)) {
          const at = daysBetween(FROM, day);
          expect([world.isGap[at], world.isOpen[at]]).toEqual([false, false]);
        }
        const months = monthsOf(days);
        expect(months.reduce((sum, { requests }) => sum + requests, 0)).toBe(
          days.requests.reduce((sum, figure) => sum + figure, 0),
        );
        expect(months.reduce((sum, { unread }) => sum + unread, 0)).toBe(world.isGap.filter(Boolean).length);
        expect(sumIn(days, { from: addDays(FROM, -5), to: TODAY }).unread).toBe(5 + world.isGap.filter(Boolean).length);
        // What is drawn leaves out no use, and only days before its making or before all that is known.
        const drawn = drawnDays(days, null, 5);
        expect(drawn.requests.reduce((a, b) => a + b, 0)).toBe(days.requests.reduce((a, b) => a + b, 0));
        expect(drawn.gaps.every(({ from }) => from >= drawn.from)).toBe(true);
        expect(trendOf(days, TODAY)).toBeNull();
      }),
    );
  });
});

const told = (change: Told['change'], at: number): Told => ({ change, from: at - 900_000, to: at });
const EMPTY: World = {
  truth: new Array(LENGTH).fill(0),
  isGap: new Array(LENGTH).fill(false),
  isOpen: [],
  isNobody: false,
  older: 0,
};

describe('how a life ended', () => {
  const key = aKey('k1', 'ada');
  const gone = told({ name: 'key.disappeared', key, cause: 'creator-removed', carried: null }, NOW);

  it('is between the two readings that saw it and did not', () => {
    const { ended } = lifeOf(groundOf(EMPTY, { listed: 'gone', told: [gone] }));
    expect(ended).toEqual({ kind: 'disappeared', cause: 'creator-removed', from: NOW - 900_000, to: NOW });
  });

  it('is none while it is listed, or once it came back', () => {
    expect(lifeOf(groundOf(EMPTY, { told: [gone] })).ended).toBeNull();
    const back = told({ name: 'key.appeared', key }, NOW + 1);
    expect(lifeOf(groundOf(EMPTY, { listed: 'unknown', told: [gone, back] })).ended).toBeNull();
  });

  it('is not known where no reading saw it go, and none where the list was not whole', () => {
    expect(lifeOf(groundOf(EMPTY, { listed: 'gone' })).ended).toEqual({ kind: 'unseen', seen: null });
    expect(lifeOf(groundOf(EMPTY, { listed: 'unknown' })).ended).toBeNull();
  });

  it('by a date is that date, also where it lies ahead of a clock that was set back', () => {
    const dated = aKey('k1', 'ada', { expires: '2026-11-30T00:00:00Z' });
    const life = lifeOf(groundOf(EMPTY, { key: dated, listed: 'expired', today: '2026-11-21' }));
    expect(life.ended).toEqual({ kind: 'expired', at: Date.parse('2026-11-30T00:00:00Z') });
    expect(dayOf(NOW)).toBe(TODAY);
    // Days of use ahead of the clock are told as they are stored.
    const ahead = lifeOf(
      groundOf({ ...EMPTY, truth: [...new Array(LENGTH - 1).fill(0), 4] }, { today: addDays(TODAY, -9) }),
    );
    expect(ahead.last).toMatchObject({ day: TODAY, silentDays: 0, after: 'nothing' });
  });

  it('a key that no reading ever listed has no life but its use', () => {
    expect(lifeOf(groundOf(EMPTY, { key: null, listed: 'gone' }))).toEqual({
      ...{ made: null, first: null, busiest: null, last: null, unusedTo: null, ended: null },
    });
  });
});
