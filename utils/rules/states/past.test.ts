import { expect, it } from 'vitest';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import { aSeries, FAULT, TODAY } from '../testing';
import { pastOf } from './past';

const ago = (days: number): string => addDays(TODAY, -days);
const YEAR = { from: ago(364), to: TODAY };
const GAP = { reason: 'rows-unreadable', count: 1, path: '[0]' } as const;
const series = (range: { from: string; to: string }) => aSeries({ k: { [ago(200)]: 1, [ago(30)]: 2 } }, range);
const activeDays = [ago(200), ago(30)];

it('a past year that was not asked for is nothing, and one asked for in vain covers no day', () => {
  expect(pastOf('k', null, YEAR)).toBeNull();
  expect(pastOf('k', failed(FAULT), YEAR)).toEqual({ activeDays: [], covers: null });
});

it('a past year has its days with use, and covers those it was read of', () => {
  expect(pastOf('k', whole(series(YEAR)), YEAR)).toEqual({ activeDays, covers: YEAR });
  expect(pastOf('other', whole(series(YEAR)), YEAR)).toEqual({ activeDays: [], covers: YEAR });
});

it('a past year that is not whole, or lacks days at either end, covers no day: what it shows was there all the same', () => {
  expect(pastOf('k', withGaps(series(YEAR), [GAP]), YEAR)).toEqual({ activeDays, covers: null });
  for (const range of [
    { from: ago(363), to: TODAY },
    { from: ago(364), to: ago(1) },
  ])
    expect(pastOf('k', whole(series(range)), YEAR)).toEqual({ activeDays, covers: null });
});
