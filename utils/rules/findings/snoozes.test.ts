import { describe, expect, it } from 'vitest';
import { failed, whole } from '../answer';
import { addDays } from '../days';
import { aKey, aMember, FAULT, TODAY } from '../testing';
import { idsIn, reportOn, SOUND } from '../testing/findings';
import type { Snooze } from './finding';

const ago = (days: number): string => addDays(TODAY, -days);

describe('a snooze', () => {
  const parts = { members: whole([aMember('boss', 'owner')]) };
  const snooze = (until: string, findingId = 'only-owner:boss'): Snooze => ({ findingId, reason: 'hiring', until });

  it('sets a finding aside to the end of its last day, and is kept until then', () => {
    const { open, snoozed, snoozes } = reportOn(parts, { snoozes: [snooze(TODAY)] });
    expect(open).toEqual([]);
    expect(snoozed).toMatchObject([{ finding: { id: 'only-owner:boss' }, snooze: snooze(TODAY) }]);
    expect(snoozes).toEqual([snooze(TODAY)]);
  });

  it('that has ended gives the finding back and is dropped', () => {
    const { open, snoozed, snoozes } = reportOn(parts, { snoozes: [snooze(ago(1))] });
    expect([open.length, snoozed, snoozes]).toEqual([1, [], []]);
  });

  it("ends by Deepgram's day", () => {
    const late = { ...parts, clockOffset: 12 * 3_600_000 };
    expect(reportOn(late, { snoozes: [snooze(TODAY)] }).open).toHaveLength(1);
    const midnight = Date.parse(`${addDays(TODAY, 1)}T00:00:00Z`);
    const openAt = (now: number) => reportOn(parts, { now, snoozes: [snooze(TODAY)] }).open.length;
    expect([openAt(midnight - 1), openAt(midnight)]).toEqual([0, 1]);
  });

  it('counts by the one that lasts longest', () => {
    const both = [snooze(TODAY), snooze(addDays(TODAY, 3)), snooze(addDays(TODAY, 2))];
    expect(reportOn(parts, { snoozes: both }).snoozes).toEqual([snooze(addDays(TODAY, 3))]);
    const later = { ...snooze(TODAY), reason: 'said again' };
    expect(reportOn(parts, { snoozes: [snooze(TODAY), later] }).snoozes).toEqual([snooze(TODAY)]);
  });

  it('is dropped once its finding has resolved itself', () => {
    expect(reportOn({}, { snoozes: [snooze(TODAY)] }).snoozes).toEqual([]);
    expect(reportOn(parts, { snoozes: [snooze(TODAY, 'nonsense')] }).snoozes).toEqual([]);
  });

  it('is kept while it can not be told whether its finding has', () => {
    const blind = { members: failed(FAULT) };
    const uninvited = 'invite-pending:a@northwind.example';
    expect(reportOn(blind, { snoozes: [snooze(TODAY)] })).toMatchObject({
      open: [],
      snoozed: [],
      snoozes: [snooze(TODAY)],
    });
    expect(reportOn(blind, { snoozes: [snooze(TODAY, uninvited)] }).snoozes).toEqual([]);
  });
});

it('a finding is set aside for 366 days at most: a later day was set by a clock that was ahead', () => {
  const keys = whole([aKey('k1', 'gone', SOUND)]);
  const openFor = (days: number) => {
    const snooze = { findingId: 'creator-left:k1', reason: 'known', until: addDays(TODAY, days) };
    return idsIn({ keys }, { snoozes: [snooze] });
  };
  expect([openFor(366), openFor(367)]).toEqual([[], ['creator-left:k1']]);
});

it('a snooze of a clock that was ahead sets nothing aside, and is not lost', () => {
  const keys = whole([aKey('k1', 'gone')]);
  const snoozes = [{ findingId: 'creator-left:k1', reason: 'known', until: addDays(TODAY, 3650) }];
  const report = reportOn({ keys }, { snoozes });
  expect(report.open.map(({ id }) => id)).toContain('creator-left:k1');
  expect(report.snoozes).toEqual(snoozes);
});
