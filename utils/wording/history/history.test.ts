import { describe, expect, it } from 'vitest';
import type { Change, ChangeName, ChangeOf } from '../../rules/events/event';
import { aKey, aMember, NOW, TODAY } from '../../rules/testing';
import { createTestTranslate } from '../testing';
import { CHANGES } from './change-words';
import { formatHistory, type StoredEvent } from './history';

const t = createTestTranslate();
const key = aKey('k1', 'm1', { comment: 'prod' });
const other = aKey('k2', 'm1', { comment: 'next' });
const member = aMember('m1', 'admin', { firstName: 'Ada', lastName: 'Ito' });
const was = aMember('m1', 'owner');
const invite = { email: 'new@northwind.example', scope: 'member' };
const carried = { last7: 10, last30: 40, lastDay: '2026-11-20' };

/** One of each kind. */
const EACH: { readonly [N in ChangeName]: ChangeOf<N> } = {
  'key.appeared': { name: 'key.appeared', key },
  'key.disappeared': { name: 'key.disappeared', key, cause: 'creator-removed', carried },
  'key.expired': { name: 'key.expired', key, carried: null },
  'key.renamed': { name: 'key.renamed', key, was: 'old' },
  'key.changed': { name: 'key.changed', key, was: other },
  'key.scopes-lost': { name: 'key.scopes-lost', key, scopes: ['billing:read'], was: 'owner', role: 'member' },
  'key.scopes-regained': { name: 'key.scopes-regained', key, scopes: ['billing:read'], was: 'member', role: 'owner' },
  'member.joined': { name: 'member.joined', member },
  'member.left': { name: 'member.left', member, keys: ['k1'], inUse: 1 },
  'member.role-changed': { name: 'member.role-changed', member, was },
  'member.changed': { name: 'member.changed', member, was },
  'owners.one-left': { name: 'owners.one-left', member },
  'invite.sent': { name: 'invite.sent', invite },
  'invite.accepted': { name: 'invite.accepted', invite },
  'invite.withdrawn': { name: 'invite.withdrawn', invite },
  'invite.ended': { name: 'invite.ended', invite },
  'invite.changed': { name: 'invite.changed', invite, was: invite },
  'traffic.started': { name: 'traffic.started', key, day: '2026-11-20' },
  'traffic.resumed': { name: 'traffic.resumed', key, day: '2026-11-20', silentDays: 30 },
  'traffic.stopped': { name: 'traffic.stopped', key, day: '2026-11-20', daily: 1_200 },
  'traffic.moved': { name: 'traffic.moved', key, to: other, day: '2026-11-20', daily: 1_100 },
  'reading.incomplete': { name: 'reading.incomplete', part: 'keys' },
  'reading.recovered': { name: 'reading.recovered', part: 'usage' },
  'baseline.lost': { name: 'baseline.lost' },
  'watch.paused': { name: 'watch.paused', why: 'locked' },
  'watch.resumed': { name: 'watch.resumed' },
};

const stored = (change: Change, seq = 1, to = NOW): StoredEvent => ({ change, seq, from: NOW - 900_000, to });
const CONTEXT = { since: NOW, everyMinutes: 15, today: TODAY };
const tell = (...events: readonly StoredEvent[]) => formatHistory({ events, damaged: 0, next: null }, CONTEXT, t);
const said = (change: Change): string => {
  const [event] = tell(stored(change)).days[0]?.events ?? [];
  return `${event?.title.map(({ text }) => text).join('')} | ${event?.detail}`;
};

describe('what happened, in words', () => {
  it('has words for each kind of change, about whom it was', () => {
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
    const toneOf = (change: Change) => tell(stored(change)).days[0]?.events[0]?.tone;
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
    expect(days.map(({ day, events }) => [day, events.map(({ seq }) => seq)])).toEqual([
      ['2026-11-21', [4, 2, 3]],
      ['2026-11-20', [1]],
    ]);
    expect(days[0]?.events[1]?.when).toMatch(/^Between .*11:45.* and .*12:00.* UTC$/);
    expect(footnote).toContain('every 15 minutes');
  });

  it('leaves out what a newer version wrote, and counts it', () => {
    const newer = stored({ name: 'key.flew-away' } as unknown as Change); // as a newer version may store it
    expect(tell(newer)).toMatchObject({ days: [], damaged: 1 });
  });
});
