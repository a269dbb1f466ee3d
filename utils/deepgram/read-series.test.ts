import { describe, expect, it } from 'vitest';
import { readCost, readUsage } from './read-series';

const ENDPOINT = 'GET /v1/projects/{project_id}/usage/breakdown';
const RANGE = { from: '2026-11-18', to: '2026-11-21' };

const use = (start: string, accessor: string | null | undefined, requests: unknown) => ({
  requests,
  grouping: { start, accessor },
});
const read = (results: unknown[], more: object = {}) =>
  readUsage(RANGE)(
    { start: RANGE.from, end: RANGE.to, resolution: { units: 'day', amount: 1 }, results, ...more },
    ENDPOINT,
  );

it('a series sums the rows of one accessor and day, where a time of day counts as its day', () => {
  expect(read([use('2026-11-18', 'k', 1), use('2026-11-18T00:00:00Z', 'k', 2), use('2026-11-21', 'k', 4)])).toEqual({
    state: 'whole',
    value: { ...RANGE, byAccessor: { k: [3, 0, 0, 4] }, unattributed: [] },
  });
});

it('a series ignores days before the range, and says that it left out later ones', () => {
  expect(read([use('2026-11-10', 'k', 5), use('2026-11-21', 'k', 1), use('2026-11-22', 'k', 9)])).toEqual({
    state: 'partial',
    value: { ...RANGE, byAccessor: { k: [0, 0, 0, 1] }, unattributed: [] },
    gaps: [{ reason: 'rows-unreadable', count: 1, path: 'results[2].grouping.start' }],
  });
});

it('a series covers no day that the answer does not say it covers', () => {
  const days = { from: '2026-11-19', to: '2026-11-20' };
  expect(read([use('2026-11-20', 'k', 1)], { start: '2026-11-19T00:00:00Z', end: '2026-11-20' })).toEqual({
    state: 'whole',
    value: { ...days, byAccessor: { k: [0, 1] }, unattributed: [] },
  });
});

it('a series covers the days asked for when the answer names none', () => {
  expect(readUsage(RANGE)({ results: [] }, ENDPOINT)).toMatchObject({ state: 'whole', value: RANGE });
});

it.each([
  ['of other days altogether', { start: '2026-12-01', end: '2026-12-05' }, 'start'],
  ['of days that are none', { end: '2026-99-99' }, 'end'],
  ['by the month', { resolution: { units: 'month', amount: 1 } }, 'resolution.units'],
  ['by the week', { resolution: { units: 'day', amount: 7 } }, 'resolution.amount'],
])('does not read use %s', (_, more, path) => {
  expect(read([use('2026-11-20', 'k', 1)], more)).toEqual({
    state: 'failed',
    fault: { kind: 'unreadable', endpoint: ENDPOINT, path },
  });
});

it('use without any accessor is not whole: perhaps it was never grouped', () => {
  expect(read([use('2026-11-20', null, 7), use('2026-11-21', undefined, 1)])).toMatchObject({
    state: 'partial',
    value: { byAccessor: {}, unattributed: [0, 0, 7, 1] },
    gaps: [{ reason: 'part-failed', part: 'usage', fault: { kind: 'unreadable' } }],
  });
});

it.each([['five'], [-1], [null], [undefined]])('does not count %j requests', (requests) => {
  expect(read([use('2026-11-20', 'k', 1), use('2026-11-20', 'k', requests)])).toMatchObject({
    value: { byAccessor: { k: [0, 0, 1, 0] } },
    gaps: [{ reason: 'rows-unreadable', count: 1, path: 'results[1].requests' }],
  });
});

it('a series keeps an accessor named like an object property', () => {
  const answer = read([use('2026-11-21', '__proto__', 3)]);
  expect(answer.state).toBe('whole');
  expect(answer.state === 'whole' && Object.entries(answer.value.byAccessor)).toEqual([['__proto__', [0, 0, 0, 3]]]);
});

it('a series sums dollars like requests, credits too', () => {
  const rows = [0.25, 0.5, -0.25].map((dollars) => ({ dollars, grouping: { start: '2026-11-19', accessor: 'k' } }));
  expect(readCost(RANGE)({ results: rows }, ENDPOINT)).toMatchObject({
    state: 'whole',
    value: { byAccessor: { k: [0, 0.5, 0, 0] } },
  });
});

describe('use that counts no request', () => {
  const row = (day: string, accessor: string | null, figures: object) => ({
    ...figures,
    grouping: { start: day, accessor },
  });

  it('is a day of use all the same, of whichever figure, unless another row of that day counts requests', () => {
    const rows = [
      row('2026-11-18', 'k', { requests: 0, hours: 20 }),
      row('2026-11-19', 'k', { requests: 0, tts_characters: 5 }),
      row('2026-11-19', 'k', { requests: 3 }),
      row('2026-11-21', 'K', { tokens_in: 2 }),
      row('2026-11-20', null, { agent_hours: 1 }),
    ];
    expect(read(rows)).toEqual({
      state: 'whole',
      value: {
        ...RANGE,
        byAccessor: { k: [0, 3, 0, 0] },
        unattributed: [0, 0, 0, 0],
        uncounted: { k: [0, 3], '': [2] },
      },
    });
  });

  it('is a charge that a credit of the same day outweighs', () => {
    const rows = [4.4, -5].map((dollars) => row('2026-11-19', 'k', { dollars }));
    expect(readCost(RANGE)({ results: rows }, ENDPOINT)).toMatchObject({ value: { uncounted: { k: [1] } } });
  });
});

it('an accessor in capitals is the same accessor', () => {
  expect(read([use('2026-11-20', 'ABC', 1), use('2026-11-20', 'abc', 2)])).toMatchObject({
    value: { byAccessor: { abc: [0, 0, 3, 0] } },
  });
});
