import { describe, expect, it } from 'vitest';
import type { BadgeEntity } from '../protocol/messages';
import { failed, whole, withGaps } from '../rules/answer';
import type { Snapshot } from '../rules/snapshot';
import { aKey, aMember, aSeries, FAULT, OPTIONS, OWN_KEYS_ONLY, TODAY } from '../rules/testing';
import { badgeSheet } from './badge-sheet';
import { createTestTranslate } from './testing';
import { MEMBERS_REFUSED, OWN_KEYS, pictureOf, TEAM, USAGE } from './testing/team';

const t = createTestTranslate();
const ROWS_UNREADABLE = { reason: 'rows-unreadable', count: 2, path: 'results[1]' } as const;

const entitiesOf = (parts: Partial<Snapshot>, page: 'team' | 'keys', options = OPTIONS): readonly BadgeEntity[] =>
  badgeSheet(pictureOf(parts, options), page, 0, 1000, 1, t).entities;
const badgeOf = (id: string, parts: Partial<Snapshot>, page: 'team' | 'keys', options = OPTIONS): BadgeEntity => {
  const badge = entitiesOf(parts, page, options).find((entity) => entity.id === id);
  if (!badge) throw new Error(`No badge for ${id}`);
  return badge;
};
const memberBadge = (id: string, parts: Partial<Snapshot> = TEAM, options = OPTIONS) =>
  badgeOf(id, parts, 'team', options);
const keyBadge = (id: string, parts: Partial<Snapshot> = TEAM, options = OPTIONS) =>
  badgeOf(id, parts, 'keys', options);

describe("a member's badge", () => {
  it.each([
    ['maya', 'stop', '■ Only Owner'],
    ['tomas', 'use', '● 4 keys · 8,210 in 7 days'],
    ['sam', 'quiet', '○ No keys'],
    ['platform-bot', 'use', '● service · 1 key · 35,020 in 7 days'],
    ['newbie@northwind.example', 'quiet', 'invited · no keys'],
  ])('of %s is %s: %s', (id, tone, label) => {
    expect(memberBadge(id)).toMatchObject({ tone, label });
  });

  it('says in words whose it is, what rests on them, and that it dies with them', () => {
    expect(memberBadge('tomas').description).toBe(
      'Tomás Nagy, Admin. 4 active keys. 8,210 requests in 7 days. They stop working if this member leaves the project.',
    );
    expect(memberBadge('maya').description).toMatch(
      /^Maya Iyer, Owner\. The only Owner of the project\. 2 active keys\./,
    );
    expect(memberBadge('platform-bot').description).not.toContain('stop working');
  });

  it('of someone with quiet keys is quiet, with the days', () => {
    const parts = { ...TEAM, keys: whole([aKey('quiet', 'sam')]) };
    expect(memberBadge('sam', parts)).toMatchObject({ tone: 'quiet', label: '○ 1 key · quiet for 19 days' });
  });

  it('follows the window that is set', () => {
    expect(memberBadge('tomas', TEAM, { ...OPTIONS, windowDays: 30 }).label).toBe('● 4 keys · 8,214 in 30 days');
  });

  it("is unknown where the viewer can't see their keys", () => {
    expect(memberBadge('sam', OWN_KEYS)).toMatchObject({ tone: 'unknown', label: "? can't see their keys" });
    expect(memberBadge('sam', OWN_KEYS).description).toContain("Linchpin can't tell whether they have any");
    expect(memberBadge('tomas', OWN_KEYS)).toMatchObject({
      tone: 'use',
      label: '● at least 4 keys · at least 8,210 in 7 days',
    });
  });

  it('is unknown where keys or use failed, and says which', () => {
    expect(memberBadge('sam', { ...TEAM, keys: failed(FAULT) })).toMatchObject({
      tone: 'unknown',
      label: '? keys unavailable',
    });
    expect(memberBadge('tomas', { ...TEAM, usage: failed(FAULT) })).toMatchObject({
      tone: 'unknown',
      label: '? 4 keys · usage unavailable',
    });
  });

  it('still says who is the only Owner when keys and use failed', () => {
    const parts = { ...TEAM, keys: failed(FAULT), usage: failed(FAULT) };
    expect(memberBadge('maya', parts)).toMatchObject({ tone: 'stop', label: '■ Only Owner' });
  });
});

describe("a key's badge", () => {
  it.each([
    ['ingest', 'use', '● Tomás, Admin · 8,210 in 7 days'],
    ['ci', 'attention', '▼ role-capped · Tomás is now Admin'],
    ['left', 'stop', '■ creator has left'],
    ['soon', 'attention', '▲ expires in 3 days · 240 in 7 days'],
    ['nameless', 'quiet', '○ never used'],
    ['old', 'quiet', '○ 0 in 90 days · year not read'],
    ['bot', 'use', '● service · platform-bot, Admin · 35,020 in 7 days'],
    ['quiet', 'quiet', '○ Tomás, Admin · quiet for 19 days'],
    ['over', 'quiet', '○ expired 3 Nov 2026'],
  ])('%s is %s: %s', (id, tone, label) => {
    expect(keyBadge(id)).toMatchObject({ tone, label });
  });

  it.each([
    ['ingest', '● 8,210 in 7 days'],
    ['ci', '▼ role-capped at Admin'],
    ['bot', '● 35,020 in 7 days'],
    ['quiet', '○ quiet for 19 days'],
    // These name nobody, and need no second label.
    ['left', undefined],
    ['nameless', undefined],
  ])('%s leaves its creator out where the list shows creators: %s', (id, brief) => {
    expect(keyBadge(id).brief).toBe(brief);
  });

  it('says in words what it is, whose departure ends it, and its last day', () => {
    expect(keyBadge('ingest').description).toBe(
      'Production - ingest, created by Tomás Nagy, Admin. It stops working if Tomás Nagy leaves the project. ' +
        '8,210 requests in 7 days. Last used on 21 Nov 2026.',
    );
    expect(keyBadge('nameless').description).toMatch(/^Key without a name, created by Maya Iyer, Owner\. Never used/);
    expect(keyBadge('left').description).toContain('Its creator has left the project.');
  });

  it('says every concern in words, though only the worst is painted', () => {
    const keys = whole([aKey('soon', 'tomas', { scopes: ['owner'], expires: '2026-11-24T20:00:00Z' })]);
    const { label, description } = keyBadge('soon', { ...TEAM, keys });
    expect(label).toMatch(/^▼ role-capped/);
    expect(description).toContain('Its creator is Admin now');
    expect(description).toContain('Expires in 3 days.');
    expect(description).toContain('It stops working if Tomás Nagy leaves the project.');
  });

  it('leaves the role open where the members could not be read', () => {
    expect(keyBadge('ingest', MEMBERS_REFUSED)).toMatchObject({
      tone: 'use',
      label: '● tomas, role ? · 8,210 in 7 days',
    });
    expect(keyBadge('ingest', MEMBERS_REFUSED).description).toContain('whose role is unknown');
  });

  it('is unknown where use failed, unless something worse is known', () => {
    const parts = { ...TEAM, usage: failed(FAULT) };
    expect(keyBadge('ingest', parts)).toMatchObject({ tone: 'unknown', label: '? Tomás, Admin · usage unavailable' });
    expect(keyBadge('left', parts)).toMatchObject({ tone: 'stop', label: '■ creator has left' });
    expect(keyBadge('soon', parts).label).toBe('▲ expires in 3 days · usage unavailable');
  });

  it('says "at least" of partial figures, and takes none seen for unknown', () => {
    const parts = { ...TEAM, usage: withGaps(USAGE, [ROWS_UNREADABLE]) };
    expect(keyBadge('ingest', parts)).toMatchObject({
      tone: 'use',
      label: '● Tomás, Admin · at least 8,210 in 7 days',
    });
    expect(keyBadge('quiet', parts)).toMatchObject({ tone: 'unknown', label: '? Tomás, Admin · usage incomplete' });
  });

  it('tells a key that ends today from one that has just ended', () => {
    const ending = (expires: string) =>
      keyBadge('k', { ...TEAM, keys: whole([aKey('k', 'tomas', { expires }), aKey('ingest', 'tomas')]) }).label;
    expect(ending('2026-11-21T20:00:00Z')).toBe('▲ expires within a day');
    expect(ending('2026-11-21T11:00:00Z')).toBe('▲ expired 21 Nov 2026');
  });

  it.each([
    ['cool', '◔ Tomás, Admin · 4 in 7 days · quiet for 3 days', { '2026-11-17': 4 }],
    ['rhythm', '↻ Tomás, Admin · about every 30 days', { '2026-09-02': 1, '2026-10-02': 1, '2026-11-01': 1 }],
  ])('of a key that is drained or comes back says so: %s', (tone, label, used) => {
    const usage = whole(aSeries({ k: used, ingest: { [TODAY]: 1 } }));
    const keys = whole([aKey('k', 'tomas'), aKey('ingest', 'tomas')]);
    expect(keyBadge('k', { ...TEAM, keys, usage, cost: whole(aSeries()) })).toMatchObject({ tone, label });
  });

  it('says that a key may have gone unused for longer than was read', () => {
    const keys = whole([aKey('k', 'tomas'), aKey('ingest', 'tomas')]);
    const years = { k: { activeDays: [], covers: { from: '2025-11-22', to: TODAY } } };
    const old = whole([aKey('k', 'tomas', { created: '2020-01-05T08:00:00Z' }), aKey('ingest', 'tomas')]);
    expect(keyBadge('k', { ...TEAM, keys: old, years }).label).toBe('○ unused for 365+ days');
    expect(keyBadge('k', { ...TEAM, keys }).label).toBe('○ 0 in 91 days · year not read');
  });
});

describe('hostile names', () => {
  const hostile = 'Eve\u202e | one | two | three\n$1 $2 <b>{x}</b>';
  const parts = {
    ...TEAM,
    members: whole([
      aMember('eve', 'admin', { firstName: hostile, lastName: '' }),
      aMember('long', 'owner', { firstName: 'x'.repeat(5000) }),
      aMember('rtl', 'owner', { firstName: 'שלום' }),
      aMember('blank', 'owner', { firstName: ' \u3164', lastName: '\u200d' }),
    ]),
    keys: whole([
      aKey('k', 'eve', { comment: hostile.repeat(50), scopes: ['owner'] }),
      aKey('l', 'long'),
      aKey('r', 'rtl', { comment: 'مرحبا' }),
      aKey('b', 'blank', { comment: '' }),
    ]),
    usage: whole(aSeries({ k: { [TODAY]: 1 }, l: { [TODAY]: 1 }, r: { [TODAY]: 1 }, b: { [TODAY]: 1 } })),
  };

  it('are shown as text, cleaned and cut', () => {
    expect(keyBadge('k', parts).label).toBe('▼ role-capped · Eve | one | two | three… is now Admin');
    expect(keyBadge('k', parts).description).toContain('created by Eve | one | two | three $1 $2 <b>{x}</b>, Admin.');
    expect(keyBadge('l', parts).label).toBe(`● ${'x'.repeat(24)}…, Owner · 1 in 7 days`);
    for (const { label, description } of [...entitiesOf(parts, 'keys'), ...entitiesOf(parts, 'team')]) {
      expect(`${label}${description}`).not.toMatch(/[\p{Cc}\u202a-\u202e\u200b\u200e\u200f]/u);
      expect(label.length).toBeLessThan(100);
    }
  });

  it('give way to the address where nothing in them can be seen', () => {
    expect(memberBadge('blank', parts).description).toMatch(/^blank@northwind\.example, Owner\./);
    expect(keyBadge('b', parts).label).toBe('● blank, Owner · 1 in 7 days');
  });

  it('cannot turn the figures beside them round', () => {
    expect(keyBadge('r', parts).label).toBe('● \u2068שלום\u2069, Owner · 1 in 7 days');
    expect(keyBadge('r', parts).description).toMatch(/^\u2068مرحبا\u2069, created by \u2068שלום\u2069/);
  });

  it('reach the page as Deepgram gave them where they only serve to tell rows apart', () => {
    expect(keyBadge('k', parts).comment).toBe(hostile.repeat(50));
  });
});

describe('a badge sheet', () => {
  it('says where each row belongs: its person, and what the page may show of the key', () => {
    const sheet = badgeSheet(pictureOf(), 'keys', 0, 1000, 7, t);
    expect(sheet).toMatchObject({ projectId: 'p1', state: 'ready', notice: null, revision: 7, next: null });
    const ingest = sheet.entities.find(({ id }) => id === 'ingest');
    expect(sheet.people[ingest?.person ?? -1]).toEqual({ email: 'tomas@northwind.example', name: 'Tomás Nagy' });
    expect(ingest).toMatchObject({ comment: 'Production - ingest', tags: ['production', 'eu'] });
    expect(sheet.entities.find(({ id }) => id === 'soon')?.expires).toBe('2026-11-24T20:00:00Z');
  });

  it.each(['team', 'keys'] as const)(
    'comes in chunks that together are the whole %s page, each entity once',
    (page) => {
      const whole = badgeSheet(pictureOf(), page, 0, 1000, 1, t);
      const chunks = [];
      for (let from: number | null = 0; from !== null; from = chunks.at(-1)?.next ?? null)
        chunks.push(badgeSheet(pictureOf(), page, from, 2, 1, t));
      expect(chunks.flatMap(({ entities }) => entities)).toEqual(whole.entities);
      expect(chunks.map(({ people }) => people.length > 0)).toEqual(chunks.map((_, i) => i === 0));
      expect(chunks[0]?.people).toEqual(whole.people);
    },
  );

  it('is empty beyond its end', () => {
    expect(badgeSheet(pictureOf(), 'keys', 99, 10, 1, t)).toMatchObject({ entities: [], next: null });
  });

  it('says on the page what is missing, by its scopes, and once', () => {
    const { notice, state } = badgeSheet(pictureOf(MEMBERS_REFUSED), 'keys', 0, 10, 1, t);
    expect(state).toBe('ready');
    expect(notice).toBe(
      'Only your own keys are visible: the stored key lacks members:read and admins:read, so nothing here can be called safe.',
    );
    const torn = badgeSheet(pictureOf({ ...TEAM, usage: failed(FAULT) }), 'team', 0, 10, 1, t);
    expect(torn.notice).toBe('The requests could not be read. The stored key lacks the scope usage:read.');
  });

  it('is failed, with the reason, where nothing of the page could be read', () => {
    const nothing = { ...TEAM, keys: failed(FAULT), expiredKeys: failed(FAULT) };
    const sheet = badgeSheet(pictureOf(nothing), 'keys', 0, 10, 1, t);
    expect(sheet).toMatchObject({ state: 'failed', entities: [] });
    expect(sheet.notice).toContain('The keys could not be read. The stored key lacks the scope usage:read.');
  });

  it('is silent about cost, which no badge shows', () => {
    expect(badgeSheet(pictureOf({ ...TEAM, cost: failed(FAULT) }), 'keys', 0, 10, 1, t).notice).toBeNull();
    expect(
      badgeSheet(pictureOf({ ...TEAM, keys: withGaps([], [OWN_KEYS_ONLY]) }), 'keys', 0, 9, 1, t).notice,
    ).not.toBeNull();
  });
});
