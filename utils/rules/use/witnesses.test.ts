import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import type { LogReading } from '../snapshot';
import { aLogReading, aSeries, FAULT, NOW, TODAY } from '../testing';
import { createWitnesses, type Sources } from './witnesses';

const ago = (days: number): string => addDays(TODAY, -days);
const of = (sources: Partial<Sources>, accessor = 'k') =>
  createWitnesses({ usage: aSeries(), cost: whole(aSeries()), log: {}, readOn: TODAY, ...sources }).of(accessor);
const behindOn = (sources: Partial<Sources>) =>
  createWitnesses({ usage: aSeries(), cost: whole(aSeries()), log: {}, readOn: TODAY, ...sources }).behindOn;
const disagree = (how: string, day: string) => ({ reason: 'sources-disagree', how, day });

describe('the days of use of a key', () => {
  it('are those of every source together, oldest first, each once', () => {
    const usage = aSeries({ k: { [ago(5)]: 1, [ago(20)]: 2 } });
    const cost = whole(aSeries({ k: { [ago(20)]: 0.5, [ago(5)]: 0.2 } }, { from: ago(40) }));
    expect(of({ usage, cost, log: { k: aLogReading(ago(100)) } })).toEqual({
      activeDays: [ago(100), ago(20), ago(5)],
      gaps: [],
    });
  });

  it('are none where no source tells of the key', () => {
    expect(of({ usage: aSeries({ other: { [TODAY]: 1 } }) })).toEqual({ activeDays: [], gaps: [] });
  });
});

describe('a bill', () => {
  it('contradicts usage on any day that was read, and the latest such day is told', () => {
    const cost = (...days: string[]) => whole(aSeries({ k: Object.fromEntries(days.map((day) => [day, 1])) }));
    expect(of({ cost: cost(TODAY, ago(3)) }).gaps).toEqual([disagree('cost-without-use', TODAY)]);
    expect(of({ cost: cost(ago(90)) }).gaps).toEqual([disagree('cost-without-use', ago(90))]);
  });

  it('contradicts nothing on days that usage was not read of, which are days of use all the same', () => {
    const usage = aSeries({ k: { [ago(5)]: 1 } }, { from: ago(10), to: ago(1) });
    const cost = whole(aSeries({ k: { [ago(11)]: 1, [ago(5)]: 1, [TODAY]: 1 } }));
    expect(of({ usage, cost })).toEqual({ activeDays: [ago(11), ago(5), TODAY], gaps: [] });
  });

  it('lacks a used day only where other keys have use and cost, and two days have passed', () => {
    const usage = aSeries({ k: { [ago(1)]: 1, [ago(2)]: 1, [ago(9)]: 1 }, other: { [ago(1)]: 1, [ago(2)]: 1 } });
    const cost = whole(aSeries({ other: { [ago(1)]: 3, [ago(2)]: 3 } }, { from: ago(30) }));
    expect(of({ usage, cost }).gaps).toEqual([disagree('use-without-cost', ago(2))]);
    expect(of({ usage, cost: whole(aSeries({ other: { [ago(1)]: 3 } })) }).gaps).toEqual([]);
    expect(of({ usage, cost: whole(aSeries({ other: { [ago(9)]: 3 } })) }).gaps).toEqual([]);
  });

  it('lacks nothing where it was not read whole', () => {
    const usage = aSeries({ k: { [ago(2)]: 1 }, other: { [ago(2)]: 1 } });
    const billed = aSeries({ other: { [ago(2)]: 3 } });
    const cost = withGaps(billed, [{ reason: 'rows-unreadable', count: 1, path: '[0]' }]);
    expect(of({ usage, cost }).gaps).toEqual([]);
    expect(of({ usage, cost: failed(FAULT) })).toEqual({ activeDays: [ago(2)], gaps: [] });
  });
});

describe('the request log', () => {
  const log = (reading: LogReading) => ({ K: reading });
  const seen = (day: string, latest: LogReading['latest']): LogReading => ({
    askedAt: NOW,
    latest,
    seen: `${day}T09:00:00Z`,
  });

  it('contradicts the figures by a later day of those read, whatever the case of its key', () => {
    const usage = aSeries({ k: { [ago(5)]: 1 } });
    expect(of({ usage, log: log(aLogReading(ago(4))) })).toEqual({
      activeDays: [ago(5), ago(4)],
      gaps: [disagree('log-newer', ago(4))],
    });
    expect(of({ log: log(aLogReading(ago(90))) }).gaps).toEqual([disagree('log-newer', ago(90))]);
    expect(of({ log: log(aLogReading(TODAY)) }, 'K').gaps).toEqual([disagree('log-newer', TODAY)]);
  });

  it('contradicts nothing by the same day or an earlier one, nor by one that was not read', () => {
    const usage = aSeries({ k: { [ago(5)]: 1 } }, { from: ago(10), to: ago(1) });
    for (const day of [ago(5), ago(6), ago(11), TODAY])
      expect([day, of({ usage, log: log(aLogReading(day)) }).gaps]).toEqual([day, []]);
  });

  it('counts by the latest request that any call has told of', () => {
    const earlier = whole(`${ago(8)}T09:00:00Z`);
    expect(of({ log: log(seen(ago(3), earlier)) }).activeDays).toEqual([ago(3)]);
    expect(of({ log: log(seen(ago(9), earlier)) }).activeDays).toEqual([ago(8)]);
    expect(of({ log: log(seen(ago(9), failed(FAULT))) }).activeDays).toEqual([ago(9)]);
    expect(of({ log: log(seen('no time', whole(null))) })).toEqual({ activeDays: [], gaps: [] });
  });

  it('that was asked in vain is a gap, and what it told before was there all the same', () => {
    expect(of({ usage: aSeries({ k: { [ago(3)]: 1 } }), log: log(seen(ago(3), failed(FAULT))) })).toEqual({
      activeDays: [ago(3)],
      gaps: [{ reason: 'part-failed', part: 'log', fault: FAULT }],
    });
  });

  it('shows that the figures are behind by the latest day before the reading that they lack of any key', () => {
    const told = { a: aLogReading(ago(4)), b: aLogReading(ago(2)), c: aLogReading(TODAY) };
    expect(behindOn({ log: told })).toBe(ago(2));
    expect(behindOn({ log: { b: aLogReading(ago(2)), a: aLogReading(ago(4)) } })).toBe(ago(2));
    expect(behindOn({ log: { c: aLogReading(TODAY) } })).toBeNull();
    expect(behindOn({ cost: whole(aSeries({ a: { [ago(3)]: 1 } })), log: { a: aLogReading(null) } })).toBeNull();
  });
});
