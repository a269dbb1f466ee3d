import { describe, expect, it } from 'vitest';
import type { AlertFacts } from '../../rules/alerts/kinds';
import type { Change } from '../../rules/events/event';
import type { Gap } from '../../rules/events/gaps';
import { EACH } from '../../rules/events/testing/changes';
import { NOW, TODAY } from '../../rules/testing';
import { createTestTranslate } from '../testing';
import { CHANGES } from './change-words';
import { formatHistory, type StoredEvent } from './history';

const t = createTestTranslate();
const stored = (change: Change, seq = 1, to = NOW): StoredEvent => ({ change, seq, from: NOW - 900_000, to });
const FACTS: AlertFacts = { isOn: (kind) => kind !== 'oneOwner', isServiceAccount: () => false };
const CONTEXT = { since: NOW, everyMinutes: 15, today: TODAY, facts: FACTS };
const tellWith = (gaps: readonly Gap[], ...events: readonly StoredEvent[]) =>
  formatHistory({ events, damaged: 0, next: null, gaps }, CONTEXT, t);
const tell = (...events: readonly StoredEvent[]) => tellWith([], ...events);
const firstOf = (change: Change) => {
  const [entry] = tell(stored(change)).days[0]?.entries ?? [];
  return entry?.kind === 'event' ? entry : undefined;
};
const said = (change: Change): string => {
  const event = firstOf(change);
  return `${event?.title.map(({ text }) => text).join('')} | ${event?.detail}`;
};

describe('what happened, in words', () => {
  it('has words for each kind of change, which name what it is about', () => {
    expect(Object.keys(EACH).sort()).toEqual(Object.keys(CHANGES).sort());
    for (const change of Object.values(EACH)) {
      const words = said(change);
      expect(words).not.toMatch(/undefined|NaN|\$\d/);
      if ('key' in change) expect(words).toContain('prod');
      if ('invite' in change) expect(words).toContain('new@northwind.example');
    }
  });

  it.each([
    ['creator-removed', 'stopped working: its creator m1@northwind.example was removed'],
    ['deleted', 'The key “prod” was deleted'],
    ['unknown', 'The key “prod” is no longer listed'],
  ] as const)('says why a key is gone: %s', (cause, words) => {
    expect(said({ ...EACH['key.disappeared'], cause })).toContain(words);
    expect(said({ ...EACH['key.disappeared'], cause })).toContain('10 requests in its last 7 days');
  });

  it('is loudest where what was in use has gone', () => {
    const toneOf = (change: Change) => firstOf(change)?.tone;
    expect(toneOf(EACH['key.disappeared'])).toBe('stop');
    expect(toneOf({ ...EACH['key.disappeared'], carried: { last7: 0, last30: 0, lastDay: null } })).toBe('attention');
    expect(toneOf(EACH['member.left'])).toBe('stop');
    expect(toneOf({ ...EACH['member.left'], inUse: 0 })).toBe('attention');
    expect(toneOf({ ...EACH['member.left'], keys: [] })).toBe('quiet');
  });

  it('stands by days, newest first, a cause before what came of it, with the readings that it lies between', () => {
    const DAY = 86_400_000;
    const { days, footnote } = tell(
      stored(EACH['key.appeared'], 1, NOW - DAY),
      stored(EACH['member.left'], 2),
      stored(EACH['key.disappeared'], 3),
      stored(EACH['invite.sent'], 4, NOW + 900_000),
    );
    expect(days.map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
      ['2026-11-21', ['4', '2', '3']],
      ['2026-11-20', ['1']],
    ]);
    expect(days[0]?.entries[1]).toHaveProperty('when');
    expect(firstOf(EACH['member.left'])?.when).toMatch(/^Between .*11:45.* and .*12:00.* UTC$/);
    expect(footnote).toContain('every 15 minutes');
  });

  it('has each time without a reading under what the first reading after it found', () => {
    const [HOUR, before] = [3_600_000, NOW - 9 * 3_600_000];
    const { days } = tellWith(
      [
        { from: NOW, to: null },
        { from: before, to: NOW - HOUR },
      ],
      stored(EACH['key.appeared'], 1, before),
      stored(EACH['member.left'], 2, NOW - HOUR),
      stored(EACH['invite.sent'], 3, NOW),
    );
    expect(days.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual([
      `gap-${NOW}`,
      '3',
      '2',
      `gap-${before}`,
      '1',
    ]);
    const titles = days.flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === 'gap' ? entry.title : [])));
    expect(titles[0]).toMatch(/^Not watched since .*12:00.* UTC$/);
    expect(titles[1]).toMatch(/^Not watched from .* to .*11:00.* UTC$/);
  });

  it('leaves out what a newer version wrote, and counts it', () => {
    const newer = stored({ name: 'key.flew-away' } as unknown as Change); // as a newer version may store it
    expect(tell(newer)).toMatchObject({ days: [], damaged: 1 });
  });
});

it('an event says which kind of alert tells of it, where that is on', () => {
  expect(firstOf(EACH['traffic.stopped'])?.alert).toBe('trafficStopped');
  expect(firstOf(EACH['owners.one-left'])).not.toHaveProperty('alert');
  expect(firstOf(EACH['key.renamed'])).not.toHaveProperty('alert');
});
