import { describe, expect, it } from 'vitest';
import { failed, whole } from '../../../utils/rules/answer';
import { refused } from '../testing/browser';
import { type Found, scopeRows } from './scope-rows';

const LEAST = ['project:read', 'keys:read', 'members:read', 'admins:read', 'owners:read', 'usage:read'];
const found = (over: Partial<Found> = {}): Found => ({
  scopes: LEAST,
  creatorScopes: ['owner'],
  projects: whole([]),
  keys: whole([]),
  members: whole([]),
  usage: whole([]),
  cost: failed(refused('forbidden')),
  ...over,
});
const states = (over: Partial<Found> = {}) =>
  Object.fromEntries(scopeRows(found(over)).map(({ id, state }) => [id, state]));

describe('the table of scopes', () => {
  it('for the least key grants all but cost, and has nothing to spare', () => {
    expect(states()).toEqual({
      project: 'granted',
      keys: 'granted',
      people: 'granted',
      usage: 'granted',
      billing: 'missing',
    });
  });

  it('shows what a role lets the key change as more than is needed', () => {
    const rows = scopeRows(found({ scopes: ['admin'], creatorScopes: ['admin'] }));
    const writes = rows.find(({ id }) => id === 'writes');
    expect(writes?.state).toBe('excess');
    expect(writes?.scopes).toContain('keys:write');
    expect(writes?.scopes).not.toContain('billing:write');
  });

  it("leaves out what the creator's present role takes away", () => {
    const rows = scopeRows(found({ scopes: ['owner'], creatorScopes: ['member'] }));
    expect(rows.find(({ id }) => id === 'writes')?.scopes).not.toContain('members:write');
  });

  it('believes a refusal over the scopes', () => {
    expect(states({ members: failed(refused('forbidden')) }).people).toBe('missing');
  });

  it('believes the scopes where a call failed for another reason', () => {
    expect(states({ usage: failed(refused('server')) }).usage).toBe('granted');
    expect(states({ scopes: ['usage:write'], usage: failed(refused('timeout')) }).usage).toBe('missing');
  });

  it('says unknown where neither can be told', () => {
    const told = states({ scopes: null, usage: failed(refused('offline')) });
    expect(told.usage).toBe('unknown');
    expect(told.writes).toBe('unknown');
  });
});
