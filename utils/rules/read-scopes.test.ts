import { expect, it } from 'vitest';
import { ALL_READ_SCOPES } from './read-scopes';
import { expandScopes } from './roles';

it('Linchpin asks for ten scopes, each once, each of which an Owner has and which lets it read alone', () => {
  expect(new Set(ALL_READ_SCOPES).size).toBe(10);
  expect(expandScopes(['owner'])).toEqual(expect.arrayContaining([...ALL_READ_SCOPES]));
  for (const scope of ALL_READ_SCOPES) expect(scope).toMatch(/^[a-z]+:read(:invites)?$/);
});
