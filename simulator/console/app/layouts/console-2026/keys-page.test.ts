import { expect, test } from 'vitest';
import type { WireKey } from '../../../wire';
import { en } from '../../language/en';
import type { KeysPage } from '../../model';
import { chosen } from './keys-page';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const key = (comment: string, scopes: string[], created: string, expires?: string): WireKey => ({
  ...{ api_key_id: `id of ${comment}`, comment, scopes, tags: [], created },
  creator: { member_id: 'm', email: 'ana@northwind.example' },
  ...(expires ? { expiration_date: expires } : {}),
});
const KEYS = [
  key('old owner', ['owner'], '2026-01-01T00:00:00Z'),
  key('plain', [], '2026-11-20T00:00:00Z'),
  key('sends', ['usage:write'], '2026-11-19T00:00:00Z', '2026-11-22T00:00:00Z'),
  key('gone', ['owner'], '2026-11-18T00:00:00Z', '2026-11-20T00:00:00Z'),
];
const page = {
  name: 'keys',
  filter: '',
  role: '',
  seesExpired: false,
  expanded: new Set<string>(),
  scrollTop: 0,
} as const;
const shown = (part: Partial<KeysPage>) => chosen(KEYS, { ...page, ...part }, en, NOW).map(({ comment }) => comment);

test.each([
  [{}, ['plain', 'sends', 'old owner']],
  [{ seesExpired: true }, ['plain', 'sends', 'gone', 'old owner']],
  [{ role: 'owner' }, ['old owner']],
  [{ role: 'owner', seesExpired: true }, ['gone', 'old owner']],
  [{ role: 'default' }, ['plain', 'sends']],
  [{ role: 'default', filter: 'usage' }, ['sends']],
  [{ filter: 'ANA@' }, ['plain', 'sends', 'old owner']],
] as const)('%j leaves %j', (part, comments) => {
  expect(shown(part)).toEqual(comments);
});
