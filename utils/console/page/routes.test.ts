import { describe, expect, it } from 'vitest';
import { type PageId, parseRoute } from './routes';

const ID = '11111111-2222-4333-8444-555555555555';

/** Every path of one page is a negative for all others. */
const PATHS: Readonly<Record<PageId, readonly string[]>> = {
  team: [
    `/project/${ID}/team`,
    `/project/${ID}/team/`,
    `/projects/${ID}/team`,
    `/project/${ID.toUpperCase()}/team`,
    `/project/${ID}/team/invites`,
    `/project/${ID}/settings/members`,
    `/project/${ID}/settings/team-members`,
    `//project/${ID}//team`,
  ],
  keys: [
    `/project/${ID}/keys`,
    `/project/${ID}/keys/`,
    `/projects/${ID}/keys`,
    `/project/${ID}/keys/new`,
    `/project/${ID}/api-keys`,
    `/project/${ID}/settings/api-keys`,
  ],
  logs: [`/project/${ID}/usage/logs`, `/project/${ID}/usage/logs/`, `/projects/${ID}/usage/logs/x`],
  settings: [`/project/${ID}/settings`, `/project/${ID}/settings/`, `/projects/${ID}/settings/general`],
  other: [
    `/project/${ID}`,
    `/project/${ID}/`,
    `/project/${ID}/dashboard`,
    `/project/${ID}/usage`,
    `/project/${ID}/usage/listen`,
    `/project/${ID}/usage/logsheet`,
    `/project/${ID}/billing/overview`,
    `/project/${ID}/teams`,
    `/project/${ID}/keyset`,
    `/project/${ID}/settingsx`,
    `/project/${ID}/self-hosted`,
  ],
};
const PAGES: readonly PageId[] = ['team', 'keys', 'logs', 'settings', 'other'];

describe('a path', () => {
  it.each(PAGES.flatMap((page) => PATHS[page].map((path) => [path, page] as const)))('%s is %s alone', (path, page) => {
    const route = parseRoute(path);
    expect(route?.projectId).toBe(ID);
    expect(PAGES.filter((each) => each === route?.page)).toEqual([page]);
  });

  it.each([
    '/',
    '/login',
    '/settings',
    '/projects/new',
    '/project/_/keys',
    '/project/default/keys',
    '/keys',
    `/other/project/${ID}/keys`,
    `/project/${ID}x/keys`,
    `/project/${ID.slice(1)}/keys`,
  ])('%s is outside every project', (path) => {
    expect(parseRoute(path)).toBeNull();
  });
});
