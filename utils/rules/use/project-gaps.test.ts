import { describe, expect, it } from 'vitest';
import { failed, type Gap, whole } from '../answer';
import { addDays } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { aKey, aLogReading, aSeries, aSnapshot, FAULT, TODAY } from '../testing';
import { createUseReader } from './key-use';

const ago = (days: number): string => addDays(TODAY, -days);
const KEYS = whole([aKey('k', 'm1'), aKey('steady', 'm1')]);
const STEADY = { steady: { [ago(1)]: 4 } };

const gapsWith = (parts: Partial<Snapshot>): readonly Gap[] =>
  createUseReader(aSnapshot({ keys: KEYS, usage: whole(aSeries(STEADY)), log: {}, ...parts }), 7, TODAY).gaps;

const nobody = (days: Record<string, number>, range: { from?: string; to?: string } = {}): DailySeries => {
  const series = aSeries({ nobody: days }, range);
  return { ...series, byAccessor: {}, unattributed: series.byAccessor.nobody ?? [] };
};

describe('use without a key on the bill', () => {
  it('is a gap in the window, whatever day the bill begins on', () => {
    for (const from of [ago(90), ago(6), ago(120)])
      expect([from, gapsWith({ cost: whole(nobody({ [ago(6)]: 1 }, { from })) })]).toEqual([
        from,
        [{ reason: 'use-without-key', requests: 0 }],
      ]);
  });

  it('is no gap before the window or after it', () => {
    expect(gapsWith({ cost: whole(nobody({ [ago(7)]: 1 }, { from: ago(30) })) })).toEqual([]);
    const usage = whole(aSeries(STEADY, { to: TODAY }));
    const tomorrow = addDays(TODAY, 1);
    expect(gapsWith({ usage, cost: whole(nobody({ [tomorrow]: 1 }, { to: tomorrow })) })).toEqual([]);
  });

  it('is no gap where the bill could not be read', () => {
    expect(gapsWith({ cost: failed(FAULT) })).toEqual([]);
  });
});

describe('use that matches no listed key', () => {
  it('is a gap with its requests, those of the first and of the last day read included', () => {
    const usage = whole(aSeries({ other: { [ago(90)]: 2, [TODAY]: 3 } }));
    expect(gapsWith({ usage })).toEqual([{ reason: 'use-unmatched', requests: 5 }]);
  });

  it('is told from rows without any use, which leave no use at all', () => {
    expect(gapsWith({ usage: whole(aSeries({ other: {} })) })).toEqual([{ reason: 'no-use-at-all' }]);
    expect(gapsWith({ usage: whole(aSeries()) })).toEqual([{ reason: 'no-use-at-all' }]);
    expect(gapsWith({ usage: whole(aSeries()), keys: whole([aKey('k', 'm1')]) })).toEqual([
      { reason: 'no-use-at-all' },
    ]);
    expect(gapsWith({ usage: whole(aSeries()), keys: whole([]) })).toEqual([]);
  });

  it('is no gap beside use of an expired key', () => {
    const usage = whole(aSeries({ other: { [TODAY]: 2 }, over: { [ago(50)]: 1 } }));
    expect(gapsWith({ usage, expiredKeys: whole([aKey('over', 'm1')]) })).toEqual([]);
  });
});

describe('a request log that is ahead of the figures', () => {
  it('is a gap of every key, with the latest whole day that the figures lack', () => {
    const log = { k: aLogReading(ago(3)), steady: aLogReading(ago(1)) };
    const usage = whole(aSeries({ steady: { [ago(5)]: 4 } }));
    expect(gapsWith({ usage, log })).toEqual([{ reason: 'sources-disagree', how: 'log-newer', day: ago(1) }]);
  });

  it('is no gap of the other keys where only today is missing: figures come late', () => {
    expect(gapsWith({ log: { k: aLogReading(TODAY) } })).toEqual([]);
  });
});
