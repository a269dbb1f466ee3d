import { expect, it } from 'vitest';
import { type Shown, unansweredKinds } from './unanswered';

const NOW = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400_000;
const shown = (times: number, over: Partial<Shown> = {}): readonly Shown[] =>
  Array.from({ length: times }, (_, at) => ({
    ...{ projectId: 'p1', seq: at + 1, kind: 'trafficStopped' as const, id: `p1:${at + 1}` },
    ...{ at: NOW - DAY, clicked: false, ...over },
  }));
const unseen = (): boolean => false;

it('a kind that was told five times in a week, and that nobody looked at, is one', () => {
  expect(unansweredKinds(shown(5), unseen, NOW)).toEqual([{ kind: 'trafficStopped', times: 5 }]);
  expect(unansweredKinds(shown(4), unseen, NOW)).toEqual([]);
  expect(unansweredKinds(shown(5, { at: NOW - 8 * DAY }), unseen, NOW)).toEqual([]);
  // Told before the clock was set back.
  expect(unansweredKinds(shown(5, { at: NOW + DAY }), unseen, NOW)).toEqual([]);
});

it('many events of one notification were told once', () => {
  expect(unansweredKinds(shown(9, { id: 'p1:1' }), unseen, NOW)).toEqual([]);
});

it('one press, or one event that was looked at, is a reaction', () => {
  expect(unansweredKinds([...shown(5), ...shown(1, { clicked: true })], unseen, NOW)).toEqual([]);
  expect(unansweredKinds(shown(5), (_, seq) => seq === 3, NOW)).toEqual([]);
});
