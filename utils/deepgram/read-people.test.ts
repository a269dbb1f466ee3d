import { describe, expect, it } from 'vitest';
import { readInvites, readKeys, readMembers } from './read-people';

const ENDPOINT = 'GET /v1/projects/{project_id}/keys';

const key = (id: string, more: object = {}) => ({
  member: { member_id: 'ann', email: 'ann@company.example', first_name: 'Ann' },
  api_key: {
    api_key_id: id,
    comment: `key ${id}`,
    scopes: ['member'],
    created: '2026-01-02T03:04:05.678901Z',
    ...more,
  },
});
type Row = ReturnType<typeof key>;
const read = (...rows: unknown[]) => readKeys({ api_keys: rows }, ENDPOINT);

describe('every published shape', () => {
  it.each([
    ['its own fields inside its member', ({ member, api_key }: Row) => ({ member: { ...member, api_key } })],
    [
      'null for what is absent',
      ({ member, api_key }: Row) => ({
        member: { ...member, last_name: null },
        api_key: { ...api_key, tags: null, expiration_date: null },
      }),
    ],
    ['fields nobody knows', (row: Row) => ({ ...row, new: { field: 1 }, api_key: { ...row.api_key, new: [] } })],
  ])('of a key is read: %s', (_, change) => {
    const plain = read(key('k'));
    expect(plain.state).toBe('whole');
    expect(read(change(key('k')))).toEqual(plain);
  });

  it('of tags is read: a list, one string, none', () => {
    expect(read(key('a', { tags: ['x', 'y'] }), key('b', { tags: 'x' }), key('c'))).toMatchObject({
      state: 'whole',
      value: [{ tags: ['x', 'y'] }, { tags: ['x'] }, { tags: [] }],
    });
  });

  it('of the invites’ name is read', () => {
    const list = [{ email: 'new@company.example', scope: 'admin' }];
    expect(readInvites({ invites: list }, ENDPOINT)).toEqual({ state: 'whole', value: list });
    expect(readInvites({ members: list }, ENDPOINT)).toEqual({ state: 'whole', value: list });
  });
});

describe('what does not fit', () => {
  it('is left out row by row, counted, with the first path', () => {
    const { member, api_key } = key('z');
    expect(read(key('a'), key('b'), { member: { member_id: 'x' }, api_key }, 5, { member })).toMatchObject({
      state: 'partial',
      value: [{ keyId: 'a' }, { keyId: 'b' }],
      gaps: [{ reason: 'rows-unreadable', count: 3, path: 'api_keys[2].member.email' }],
    });
  });

  it('is a failure when the whole body is something else', () => {
    for (const body of [null, 7, 'text', [], {}, { api_keys: null }, { api_keys: { 0: key('k') } }]) {
      expect(readKeys(body, ENDPOINT)).toEqual({
        state: 'failed',
        fault: { kind: 'unreadable', endpoint: ENDPOINT, path: 'api_keys' },
      });
    }
  });

  it('is a failure when not one row fits', () => {
    expect(read(key('k', { created: 'yesterday' }), [])).toMatchObject({
      state: 'failed',
      fault: { path: 'api_keys[0].api_key.created' },
    });
  });

  it.each([
    ['a key’s expiry', key('z', { expiration_date: 'never' }), 'api_key.expiration_date'],
    ['a key’s scopes', key('z', { scopes: ['a', 1] }), 'api_key.scopes[1]'],
    ['a key’s scopes, left out', key('z', { scopes: undefined }), 'api_key.scopes'],
    ['a key’s id', key(''), 'api_key.api_key_id'],
  ])('names %s', (_, row, path) => {
    expect(read(key('k'), row)).toMatchObject({ gaps: [{ path: `api_keys[1].${path}` }] });
  });

  it('never leaves a member’s role open: without scopes a member does not fit', () => {
    const ann = { member_id: 'ann', email: 'ann@company.example' };
    expect(readMembers({ members: [{ ...ann, scopes: ['owner'] }, ann] }, ENDPOINT)).toMatchObject({
      state: 'partial',
      gaps: [{ path: 'members[1].scopes' }],
    });
  });
});
