import { describe, expect, it } from 'vitest';
import type { Answer, Gap } from '../rules/answer';
import { createClient } from './client';
import { readProject } from './read-project';
import type { ReadProjectQuery } from './types';

const NOW = Date.parse('2026-11-21T12:00:00Z');

const member = (id: string) => ({ member_id: id, email: `${id}@company.example` });
const key = (id: string, more: object = {}) => ({
  member: { ...member('ann'), first_name: 'Ann' },
  api_key: {
    api_key_id: id,
    comment: `key ${id}`,
    scopes: ['member'],
    created: '2026-01-02T03:04:05.678901Z',
    ...more,
  },
});
const use = (start: string, accessor: string | null | undefined, requests: unknown) => ({
  requests,
  grouping: { start, end: start, accessor, models: [] },
});
const cost = (start: string, accessor: string | null, dollars: unknown) => ({ dollars, grouping: { start, accessor } });
const breakdown = (results: unknown[], more: object = {}) => ({
  start: '2026-11-18',
  end: '2026-11-21',
  resolution: { units: 'day', amount: 1 },
  results,
  ...more,
});

type Bodies = Record<'active' | 'expired' | 'members' | 'invites' | 'usage' | 'billing', unknown>;
const good: Bodies = {
  active: { api_keys: [key('k1', { tags: ['prod'], expiration_date: '2027-01-01T00:00:00Z' }), key('k2')] },
  expired: { api_keys: [key('k3', { expiration_date: '2026-05-01T00:00:00Z' })] },
  members: { members: [{ ...member('ann'), scopes: ['owner'] }] },
  invites: { invites: [{ email: 'new@company.example', scope: 'member' }] },
  usage: breakdown([
    use('2026-11-18', 'k1', 5),
    use('2026-11-21', 'k1', 2),
    use('2026-11-21', 'k1', 1),
    use('2026-11-19', null, 4),
  ]),
  billing: breakdown([cost('2026-11-20', 'k1', 0.5)]),
};

const partOf = (url: URL): keyof Bodies => {
  const last = url.pathname.split('/');
  if (last[4] === 'keys') return url.searchParams.get('status') === 'active' ? 'active' : 'expired';
  const part = last[4];
  if (part === 'members' || part === 'invites' || part === 'usage' || part === 'billing') return part;
  throw new Error(`unexpected call ${url}`);
};

/** Reads a project from these bodies; a `Response` is answered as it is, once per call. */
const read = async (bodies: Partial<Bodies> = {}, query: Partial<ReadProjectQuery> = {}, date?: string) => {
  const asked: string[] = [];
  const client = createClient({
    secret: 'c0ffeebe'.repeat(5),
    now: () => NOW,
    sleep: async () => {},
    fetch: async (input) => {
      const url = new URL(String(input));
      asked.push(url.pathname.replace('/v1/projects/p/', '') + url.search);
      const body = { ...good, ...bodies }[partOf(url)];
      return body instanceof Response
        ? body.clone()
        : new Response(JSON.stringify(body), date === undefined ? {} : { headers: { date } });
    },
  });
  const snapshot = await readProject({
    client,
    projectId: 'p',
    projectName: 'Project',
    now: NOW,
    usageDays: 3,
    viewer: {},
    ...query,
  });
  return { snapshot, asked };
};

const gapsOf = (answer: Answer<unknown>): readonly Gap[] | string =>
  answer.state === 'partial' ? answer.gaps : answer.state;
const had = <T>(answer: Answer<T>): T | undefined => (answer.state === 'failed' ? undefined : answer.value);
const ids = (answer: Answer<readonly { keyId: string }[]>) => had(answer)?.map(({ keyId }) => keyId);
const refused = () => new Response(JSON.stringify({ category: 'INSUFFICIENT_PERMISSIONS' }), { status: 403 });

describe('a reading', () => {
  it('is six calls with the documented parameters only', async () => {
    const { asked } = await read();
    expect(asked.sort()).toEqual([
      'billing/breakdown?start=2026-11-18&end=2026-11-21&grouping=accessor',
      'invites',
      'keys?status=active',
      'keys?status=expired',
      'members',
      'usage/breakdown?start=2026-11-18&end=2026-11-21&grouping=accessor',
    ]);
  });

  it('joins the answers into one snapshot in Linchpin’s words', async () => {
    const { snapshot } = await read();
    const creator = { memberId: 'ann', email: 'ann@company.example', firstName: 'Ann' };
    const created = '2026-01-02T03:04:05.678901Z';
    const named = { scopes: ['member'], created, creator };
    const days = { from: '2026-11-18', to: '2026-11-21' };
    expect(snapshot).toEqual({
      projectId: 'p',
      projectName: 'Project',
      takenAt: NOW,
      viewer: {},
      keys: {
        state: 'whole',
        value: [
          { keyId: 'k1', comment: 'key k1', tags: ['prod'], expires: '2027-01-01T00:00:00Z', ...named },
          { keyId: 'k2', comment: 'key k2', tags: [], ...named },
        ],
      },
      expiredKeys: {
        state: 'whole',
        value: [{ keyId: 'k3', comment: 'key k3', tags: [], expires: '2026-05-01T00:00:00Z', ...named }],
      },
      members: { state: 'whole', value: [{ memberId: 'ann', email: 'ann@company.example', scopes: ['owner'] }] },
      invites: { state: 'whole', value: [{ email: 'new@company.example', scope: 'member' }] },
      usage: { state: 'whole', value: { ...days, byAccessor: { k1: [5, 0, 0, 3] }, unattributed: [0, 4, 0, 0] } },
      cost: { state: 'whole', value: { ...days, byAccessor: { k1: [0, 0, 0.5, 0] }, unattributed: [] } },
    });
  });

  it('takes today from Deepgram’s clock where it differs from this machine’s', async () => {
    const { snapshot, asked } = await read({}, {}, 'Sun, 22 Nov 2026 00:30:00 GMT');
    expect(snapshot.clockOffset).toBe(12.5 * 3_600_000);
    expect(snapshot.takenAt).toBe(NOW);
    expect(asked).toContain('usage/breakdown?start=2026-11-19&end=2026-11-22&grouping=accessor');
  });

  it('gives what was read, and the rest as failed, when it is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const { snapshot, asked } = await read({}, { signal: stop.signal });
    expect(asked).toEqual([]);
    expect(snapshot.cost).toMatchObject({ state: 'failed', fault: { kind: 'timeout' } });
  });
});

describe('which keys were seen', () => {
  it.each([
    ['all three when nothing is known of the stored key', undefined, ['members:read', 'admins:read', 'owners:read']],
    ['those a granular key does not hold', ['keys:read', 'members:read'], ['admins:read', 'owners:read']],
    ['all three for a member’s key', ['member'], ['members:read', 'admins:read', 'owners:read']],
    [
      'all three when the creator’s role takes away what the key holds',
      ['members:read', 'admins:read', 'owners:read'],
      ['members:read', 'admins:read', 'owners:read'],
    ],
  ])('is “own keys only” when the members are refused, naming %s', async (_, scopes, missingScopes) => {
    const { snapshot } = await read({ members: refused() }, { viewer: scopes ? { scopes } : {} });
    expect(gapsOf(snapshot.keys)).toEqual([{ reason: 'own-keys-only', missingScopes }]);
    expect(gapsOf(snapshot.expiredKeys)).toEqual([{ reason: 'own-keys-only', missingScopes }]);
    expect(ids(snapshot.keys)).toEqual(['k1', 'k2']);
    expect(gapsOf(snapshot.usage)).toBe('whole');
  });

  it.each([
    ['a server fault', new Response('', { status: 500 }), 'server'],
    ['an unreadable body', new Response('{'), 'unreadable'],
  ])('cannot be told when the members failed for another reason: %s', async (_, members, kind) => {
    const { snapshot } = await read({ members });
    expect(gapsOf(snapshot.keys)).toMatchObject([{ reason: 'part-failed', part: 'members', fault: { kind } }]);
  });

  it('goes by expiry where both lists hold a key', async () => {
    const both = {
      api_keys: [
        key('past', { expiration_date: '2026-11-21T11:59:59Z' }),
        key('coming', { expiration_date: '2026-11-21T12:00:01Z' }),
        key('endless'),
      ],
    };
    const { snapshot } = await read({ active: both, expired: both });
    expect(ids(snapshot.keys)).toEqual(['coming', 'endless']);
    expect(ids(snapshot.expiredKeys)).toEqual(['past']);
  });

  it('stays with Deepgram’s word where one list alone holds a key, since this machine’s clock may be wrong', async () => {
    const past = key('past', { expiration_date: '2026-11-21T11:59:59Z' });
    const { snapshot } = await read({ active: { api_keys: [past] }, expired: { api_keys: [key('endless')] } });
    expect(ids(snapshot.keys)).toEqual(['past']);
    expect(ids(snapshot.expiredKeys)).toEqual(['endless']);
  });

  it('counts a key once that is listed twice', async () => {
    const { snapshot } = await read({ active: { api_keys: [key('k1'), key('k1', { comment: 'again' })] } });
    expect(had(snapshot.keys)).toMatchObject([{ keyId: 'k1', comment: 'key k1' }]);
  });
});

it('a reading is whole when every list is empty', async () => {
  const { snapshot } = await read({
    active: { api_keys: [] },
    expired: { api_keys: [] },
    members: { members: [] },
    invites: { invites: [] },
    usage: breakdown([]),
    billing: breakdown([]),
  });
  for (const part of ['keys', 'expiredKeys', 'members', 'invites', 'usage', 'cost'] as const) {
    expect(snapshot[part].state).toBe('whole');
  }
});
