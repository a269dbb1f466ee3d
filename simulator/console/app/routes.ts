/** The Console's real paths (docs/deepgram/console.md 1a). */
export const PAGES = {
  dashboard: 'dashboard',
  team: 'team',
  keys: 'keys',
  usage: 'usage',
  logs: 'usage/logs',
  settings: 'settings',
  billing: 'billing/overview',
} as const;

export type PageName = keyof typeof PAGES;

export interface Route {
  page: PageName | 'missing';
  projectId?: string;
  /** `?action=create` on the key page. */
  create: boolean;
}

const PATH = /^\/project\/([^/]+)\/(.+?)\/?$/;

export function parseRoute(location: { pathname: string; search: string }): Route {
  const [, projectId, rest] = PATH.exec(location.pathname) ?? [];
  const create = new URLSearchParams(location.search).get('action') === 'create';
  for (const [page, path] of Object.entries(PAGES)) {
    // The keys of PAGES are page names by definition.
    if (projectId && rest === path) return { page: page as PageName, projectId, create };
  }
  return projectId ? { page: 'missing', projectId, create } : { page: 'missing', create };
}

export function pathOf(projectId: string, page: PageName): string {
  return `/project/${projectId}/${PAGES[page]}`;
}
