import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { costOf, usageOf } from './series-rows';

const GROUPING = { start: '2026-11-21', accessor: 'k' };
const usage = (figures: object) => usageOf({ ...figures, grouping: GROUPING });
const NONE = { hours: 0, total_hours: 0, agent_hours: 0, tokens_in: 0, tokens_out: 0, tts_characters: 0 };
const OTHERS = Object.keys(NONE);

describe('a row of usage', () => {
  it('has its requests, as a number or written as one', () => {
    for (const requests of [7, '7', ' 7 ', '7.0', '7e0'])
      expect(usage({ ...NONE, requests })).toEqual({ figure: 7, otherUse: false, ...GROUPING });
  });

  it.each(OTHERS)('shows use by %s alone', (name) => {
    for (const figure of [20, 0.001, '0.25'])
      expect(usage({ requests: 0, [name]: figure })).toMatchObject({ figure: 0, otherUse: true });
    expect(usage({ [name]: 3 })).toMatchObject({ figure: 0, otherUse: true });
    expect(usage({ requests: 0, [name]: 0 })).toMatchObject({ otherUse: false });
  });

  it('shows use by a figure with an unpublished name', () => {
    expect(usage({ requests: 0, video_minutes: 2 })).toMatchObject({ otherUse: true });
    expect(usage({ requests: 0, note: 'x', list: [1], flag: true, nothing: null })).toMatchObject({ otherUse: false });
  });

  it.each(['requests', ...OTHERS])('does not fit with a %s that can not be read: it may have been use', (name) => {
    for (const figure of [-1, '', 'NaN', '1e999', '1,5', 'many', {}, [], true, Number.NaN, Number.POSITIVE_INFINITY])
      expect(usage({ requests: 1, [name]: figure })).toEqual({ misfit: name });
    if (name !== 'requests') expect(usage({ requests: 1, [name]: null })).toMatchObject({ figure: 1 });
  });

  it('does not fit without any figure', () => {
    expect(usage({})).toEqual({ misfit: 'requests' });
    expect(usage({ requests: null, other: 3 })).toEqual({ misfit: 'requests' });
  });
});

describe('a row of cost', () => {
  it('has its dollars, as a number or written as one, credits too', () => {
    expect(costOf({ dollars: 0.25, grouping: GROUPING })).toEqual({ figure: 0.25, otherUse: true, ...GROUPING });
    expect(costOf({ dollars: '0.25', grouping: GROUPING })).toMatchObject({ figure: 0.25 });
    expect(costOf({ dollars: -1, grouping: GROUPING })).toMatchObject({ figure: -1, otherUse: false });
    for (const dollars of ['', 'free', null, undefined, {}, Number.NaN])
      expect(costOf({ dollars, grouping: GROUPING })).toEqual({ misfit: 'dollars' });
  });
});

describe.each([
  ['usage', (grouping: unknown) => usageOf({ requests: 1, grouping })],
  ['cost', (grouping: unknown) => costOf({ dollars: 1, grouping })],
])('whose it is and which day, in %s', (_, read) => {
  it('is told by the grouping, in lower case', () => {
    expect(read({ start: '2026-11-21T00:00:00Z', accessor: 'AbC-1' })).toMatchObject({
      start: '2026-11-21T00:00:00Z',
      accessor: 'abc-1',
    });
    for (const accessor of [null, undefined, '', ' '])
      expect(read({ start: '2026-11-21', accessor })).toMatchObject({ accessor: null });
  });

  it.each([
    [undefined, 'grouping'],
    [[], 'grouping'],
    [{ accessor: 'k' }, 'grouping.start'],
    [{ start: '21 Nov', accessor: 'k' }, 'grouping.start'],
    [{ start: '2026-11-21', accessor: 7 }, 'grouping.accessor'],
  ])('does not fit as %j', (grouping, misfit) => {
    expect(read(grouping)).toEqual({ misfit });
  });
});

it('of any JSON gives a row or where it does not fit, and never throws', () => {
  holds(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 1 }), (raw, figure) => {
      for (const body of [raw, { requests: figure, grouping: GROUPING }, { dollars: figure, grouping: GROUPING }])
        for (const read of [usageOf, costOf]) {
          const row = read(body);
          if (!('misfit' in row)) expect(Number.isFinite(row.figure)).toBe(true);
        }
    }),
    { numRuns: 1_000 },
  );
});
