import { describe, expect, it } from 'vitest';
import type { Card, TextRun } from '../protocol/messages';
import { failed, whole, withGaps } from '../rules/answer';
import type { Snapshot } from '../rules/snapshot';
import { aKey, aMember, aSeries, FAULT, NOW, TODAY } from '../rules/testing';
import { cardFor } from './card';
import { createTestTranslate } from './testing';
import { MEMBERS_REFUSED, OWN_KEYS, pictureOf, TEAM, USAGE } from './testing/team';

const t = createTestTranslate();

const cardOf = (kind: 'member' | 'invite' | 'key', id: string, parts: Partial<Snapshot> = TEAM, now = NOW): Card => {
  const card = cardFor(pictureOf(parts), { kind, id }, now, t);
  if (!card) throw new Error(`No card for ${id}`);
  return card;
};
/** Runs as one string, other people's text in brackets. */
const flat = (runs: readonly TextRun[]) => runs.map(({ text, foreign }) => (foreign ? `<${text}>` : text)).join('');
const factsOf = (card: Card) => Object.fromEntries(card.facts.map(({ term, detail }) => [term, flat(detail)]));

describe("a key's card", () => {
  it('tells everything that is known about it', () => {
    const card = cardOf('key', 'ingest');
    expect(card).toMatchObject({ title: 'Production - ingest', tone: 'use', keyId: 'ingest' });
    expect(flat(card.subtitle)).toBe('Created by <Tomás Nagy> (Admin) on 5 Jan 2026');
    expect(factsOf(card)).toEqual({
      '7 days': '8,210 requests · $41.20',
      'Last used': 'today (so far)',
      'Tied to': '<Tomás>: it stops working if they leave the project',
      Scopes: '<usage:write>',
      Tags: '<production>, <eu>',
      Expires: 'no date listed',
      'Key ID': '<ingest>',
    });
    expect(card.footnote).toBe('Updated 2 min ago · all keys visible · 7 UTC days to 21 Nov, including today so far');
  });

  it('tells the minute of the last request where that was asked for', () => {
    const lastUsedOf = (seen: string | null) => {
      const logged = { askedAt: NOW, latest: whole(seen), seen };
      const card = cardFor(pictureOf(), { kind: 'key', id: 'ingest' }, NOW, t, logged);
      return card && factsOf(card)['Last used'];
    };
    expect(lastUsedOf('2026-11-21T09:03:11.5Z')).toBe('21 Nov 2026, 09:03 UTC');
    expect(lastUsedOf(null)).toBe('today (so far)');
    expect(lastUsedOf('soon')).toBe('today (so far)');
    // The daily figures tell of later use than the log, so the log's minute is not the last.
    expect(lastUsedOf('2026-11-20T14:03:11.5Z')).toBe('today (so far)');
  });

  it('draws thirty days and says them in words', () => {
    const { words, bars } = cardOf('key', 'ingest').spark ?? {};
    expect(words).toBe('Requests per day from 23 Oct to 21 Nov: 8,210 in total, most on 18 Nov with 8,000.');
    expect(bars).toMatchObject({ soFar: true, from: '23 Oct', to: '21 Nov, so far', most: 'Most: 8,000' });
    expect(bars?.days).toHaveLength(30);
    expect(bars?.days.slice(-4)).toEqual([
      { height: 1, said: '18 Nov: 8,000 requests' },
      { height: 0, said: '19 Nov: 0 requests' },
      { height: 0, said: '20 Nov: 0 requests' },
      { height: 210 / 8000, said: '21 Nov: 210 requests so far' },
    ]);
  });

  it('says in words that there was nothing in thirty days', () => {
    expect(cardOf('key', 'old').spark).toEqual({
      words: 'No requests in 30 days, from 23 Oct to 21 Nov.',
      bars: null,
    });
  });

  it('says of a day only what was seen on it where not all could be read', () => {
    const usage = withGaps(USAGE, [{ reason: 'rows-unreadable', count: 1, path: 'results[0]' }]);
    const { words, bars } = cardOf('key', 'ingest', { ...TEAM, usage }).spark ?? {};
    expect(words).toMatch(/^Requests seen per day .* though not all could be read/);
    expect(bars?.days.slice(-2).map(({ said }) => said)).toEqual([
      '20 Nov: 0 requests seen',
      '21 Nov: 210 requests seen',
    ]);
  });

  it('draws the last day as any other once it was read after that day', () => {
    const day = 86_400_000;
    const { bars } = cardOf('key', 'ingest', { ...TEAM, takenAt: NOW + day }, NOW + day).spark ?? {};
    expect(bars).toMatchObject({ soFar: false, to: '21 Nov' });
  });

  it('warns that a key in use is tied to a person, and what to do', () => {
    expect(cardOf('key', 'ingest').warnings).toEqual([
      {
        tone: 'use',
        title: 'In use and tied to a person',
        why: 'It carried 8,210 requests in 7 days. If Tomás Nagy leaves or is removed, it stops working at once.',
        next: "Replace it with a key from a service account. If this account is one, mark it in Linchpin's settings.",
      },
    ]);
    expect(cardOf('key', 'bot').warnings).toEqual([]);
    expect(factsOf(cardOf('key', 'bot'))['Tied to']).toBe(
      '<platform-bot>, a service account: it stops working if the account leaves the project',
    );
  });

  it('says in plain words what a role-capped key is refused, and names the scopes last', () => {
    const card = cardOf('key', 'ci');
    const [warning] = card.warnings;
    expect(warning).toMatchObject({ tone: 'attention', title: expect.stringContaining('Admin now') });
    expect(warning?.why).toBe(
      "Refused now, because its creator is Admin: the project's settings, deleting the project, changing Owners and changing billing. Linchpin can't tell whether the key manages the project, because usage figures don't show such calls.",
    );
    const last = card.facts.at(-1);
    expect([last?.term, flat(last?.detail ?? [])]).toEqual(['Lost scopes', expect.stringContaining('<billing:write>')]);
    const member = { ...TEAM, members: whole([aMember('tomas', 'member')]) };
    expect(factsOf(cardOf('key', 'ci', member))['Lost scopes']).toMatch(/, 13 more$/);
  });

  it('says first that the requests of a role-capped key still work, where they were seen and it has not expired', () => {
    const titleOf = (parts: Partial<Snapshot>) => cardOf('key', 'ci', { ...TEAM, ...parts }).warnings[0]?.title;
    const usage = whole(aSeries({ ci: { [TODAY]: 46, '2026-11-18': 4000 } }));
    expect(titleOf({ usage })).toBe('Requests still work (4,046 in 7 days)');
    expect(titleOf({ usage: failed(FAULT) })).toContain('Admin now');
    const ended = whole([aKey('ci', 'tomas', { scopes: ['owner'], expires: '2026-11-21T08:00:00Z' })]);
    const { warnings } = cardOf('key', 'ci', { ...TEAM, usage, keys: ended });
    expect(warnings.map(({ title }) => title).join()).not.toContain('still work');
  });

  it.each([
    ['left', ['stop']],
    ['ci', ['attention', 'quiet']],
    ['soon', ['attention', 'use']],
    ['old', ['quiet']],
    ['nameless', ['quiet']],
    ['over', ['quiet']],
  ])('of %s warns with the worst first, each with why and what next', (id, tones) => {
    const { warnings } = cardOf('key', id);
    expect(warnings.map(({ tone }) => tone)).toEqual(tones);
    for (const { title, why, next } of warnings)
      expect([title, why, next].every((text) => text.length > 10)).toBe(true);
  });

  it('says that its creator has left', () => {
    const card = cardOf('key', 'left');
    expect(flat(card.subtitle)).toBe('Created on 5 Jan 2026 by <gone@northwind.example>, who has left');
    expect(factsOf(card)['Tied to']).toBe('<gone>, who has left: it may have stopped working already');
  });

  it.each([
    ['ingest', 'today (so far)'],
    ['left', 'yesterday'],
    ['quiet', '1 Nov 2026'],
    ['ci', 'not since 23 Aug 2026, the first day checked'],
    ['nameless', 'never since it was created'],
  ])('of %s says when it was last used: %s', (id, words) => {
    expect(factsOf(cardOf('key', id))['Last used']).toBe(words);
  });

  it('never says "today" of a day that is over', () => {
    const card = cardOf('key', 'ingest', TEAM, NOW + 86_400_000);
    expect(factsOf(card)['Last used']).toBe('yesterday');
    expect(card.footnote).toBe('Updated 21 Nov 2026 · all keys visible · 7 UTC days to 21 Nov');
  });

  it('says what could not be read, and which scope it needs', () => {
    const billing = failed({ ...FAULT, missingScope: 'billing:read' });
    expect(factsOf(cardOf('key', 'ingest', { ...TEAM, cost: billing }))['7 days']).toBe(
      '8,210 requests · cost unavailable (needs billing:read)',
    );
    const offline = failed({ kind: 'offline', endpoint: 'GET /v1/example' } as const);
    const blind = cardOf('key', 'ingest', { ...TEAM, usage: offline, cost: offline });
    expect(factsOf(blind)).toMatchObject({
      '7 days': 'requests unavailable · cost unavailable',
      'Last used': 'unknown',
    });
    expect(blind).toMatchObject({ spark: null, tone: 'unknown' });
    expect(blind.warnings).toMatchObject([{ tone: 'unknown', title: 'Not all requests could be read' }]);
    expect(blind.footnote).toBe('Updated 2 min ago · all keys visible · usage unavailable');
  });

  it('says that partial figures are the least there was', () => {
    const usage = withGaps(USAGE, [{ reason: 'rows-unreadable', count: 2, path: 'results[1]' }]);
    const parts = { ...TEAM, usage };
    expect(factsOf(cardOf('key', 'ingest', parts))['7 days']).toBe('at least 8,210 requests · $41.20');
    expect(factsOf(cardOf('key', 'quiet', parts))['Last used']).toBe('on 1 Nov 2026 or later');
    expect(factsOf(cardOf('key', 'ci', parts))['Last used']).toBe('no use seen, but some figures are missing');
    expect(cardOf('key', 'ingest', parts).footnote).toContain('some figures missing');
  });

  it("says that the creator's role is not known where members are refused", () => {
    const card = cardOf('key', 'ci', MEMBERS_REFUSED);
    expect(flat(card.subtitle)).toBe('Created by <tomas@northwind.example> on 5 Jan 2026');
    expect(card.warnings.at(-1)).toMatchObject({ tone: 'unknown', title: "The creator's role is unknown" });
    expect(card.footnote).toContain('not all keys visible');
  });

  it('copes with a date that is none, no scopes, and more tags than can be listed', () => {
    const tags = Array.from({ length: 15 }, (_, i) => `tag${i}`);
    const keys = whole([aKey('odd', 'tomas', { created: 'long ago', expires: 'never', scopes: [], tags })]);
    const card = cardOf('key', 'odd', { ...TEAM, keys });
    expect(flat(card.subtitle)).toContain('on unknown date');
    expect(factsOf(card)).toMatchObject({ Expires: 'unknown date', Scopes: 'none listed' });
    expect(factsOf(card).Tags).toMatch(/<tag11>, 3 more$/);
  });

  it("keeps other people's text in runs of its own, cleaned", () => {
    const hostile = 'Eve\u202e\ue000 | a | b | c $1';
    const parts = {
      ...TEAM,
      members: whole([aMember('eve', 'admin', { firstName: hostile })]),
      keys: whole([aKey('k', 'eve', { comment: hostile, tags: [hostile, '\u200b'], scopes: [hostile] })]),
      usage: whole(aSeries({ k: { [TODAY]: 1 } })),
    };
    const card = cardOf('key', 'k', parts);
    expect(card.title).toBe('Eve | a | b | c $1');
    expect(flat(card.subtitle)).toBe('Created by <Eve | a | b | c $1> (Admin) on 5 Jan 2026');
    expect(factsOf(card)).toMatchObject({ Tags: '<Eve | a | b | c $1>', Scopes: '<Eve | a | b | c $1>' });
    expect(card.warnings[0]?.why).toContain('If Eve | a | b | c $1 leaves');
  });
});

describe("a member's card", () => {
  it('sums their keys up, lists them busiest first, and warns', () => {
    const card = cardOf('member', 'tomas');
    expect(card).toMatchObject({ title: 'Tomás Nagy', tone: 'use', keyId: null, moreKeys: 0 });
    expect(flat(card.subtitle)).toBe('<tomas@northwind.example> · Admin');
    expect(factsOf(card)).toEqual({
      'Active keys': '4',
      '7 days': '8,210 requests · $41.20',
      'Last used': 'today (so far)',
    });
    expect(card.keys.map(({ comment, detail, tone }) => [comment, detail, tone])).toEqual([
      ['Production - ingest', '8,210 in 7 days', 'use'],
      ['ci', 'role-capped at Admin', 'attention'],
      ['old demo', '0 in 90 days · year not read', 'quiet'],
      ['quiet', 'quiet for 19 days', 'quiet'],
    ]);
    // That they are in use and die with this member is said by the verdict on the removal, beside them.
    expect(card.warnings.map(({ title }) => title)).toEqual(['1 of their keys is role-capped']);
    expect(card.spark?.words).toContain('8,214 in total');
  });

  it('puts the only Owner first', () => {
    expect(cardOf('member', 'maya').warnings[0]).toMatchObject({
      tone: 'stop',
      title: 'The only Owner of the project',
    });
  });

  it('of someone without keys has no figures to show', () => {
    expect(cardOf('member', 'sam')).toMatchObject({ spark: null, keys: [], warnings: [] });
    expect(factsOf(cardOf('member', 'sam'))).toEqual({ 'Active keys': '0' });
  });

  it('lists fifty keys and counts the rest', () => {
    const keys = whole(Array.from({ length: 53 }, (_, i) => aKey(`k${i}`, 'sam')));
    const card = cardOf('member', 'sam', { ...TEAM, keys });
    expect([card.keys.length, card.moreKeys]).toEqual([50, 3]);
  });

  it('says where not all of their keys can be seen', () => {
    const card = cardOf('member', 'sam', OWN_KEYS);
    expect(factsOf(card)).toEqual({ 'Active keys': 'at least 0' });
    expect(card.warnings).toMatchObject([{ tone: 'unknown', title: 'Not all of their keys can be seen' }]);
    expect(cardOf('member', 'sam', { ...TEAM, keys: failed(FAULT) }).warnings[0]?.why).toContain('usage:read');
  });
});

describe("an invite's card", () => {
  it('says the offered role and that nothing rests on it yet', () => {
    const card = cardOf('invite', 'newbie@northwind.example');
    expect(card).toMatchObject({
      title: 'newbie@northwind.example',
      tone: 'quiet',
      spark: null,
      footnote: 'Updated 2 min ago',
    });
    expect(flat(card.subtitle)).toBe('Invited as <Member>');
    expect(factsOf(card)).toEqual({ 'Active keys': 'none until they join' });
  });
});

describe('a card of something that is no longer there', () => {
  it.each(['member', 'invite', 'key'] as const)('is none (%s)', (kind) => {
    expect(cardFor(pictureOf(), { kind, id: 'deleted' }, NOW, t)).toBeNull();
    expect(
      cardFor(
        pictureOf({ members: failed(FAULT), keys: failed(FAULT), invites: failed(FAULT) }),
        { kind, id: 'x' },
        NOW,
        t,
      ),
    ).toBeNull();
  });
});
