/** The Console's pages on which Linchpin has something to do. */
export type PageId = 'team' | 'keys' | 'logs' | 'settings' | 'other';

/** Where features run: a test holds it against what each of them says. */
export const pagesWithFeatures: ReadonlySet<PageId> = new Set<PageId>(['team', 'keys', 'logs', 'settings']);

/** Of them, those where a feature follows what a person is about to do. */
export const pagesWithActs: ReadonlySet<PageId> = new Set<PageId>(['team', 'logs', 'settings']);

export interface Route {
  /** Lower case. */
  readonly projectId: string;
  readonly page: PageId;
}

// docs/deepgram/console.md 1a (2026), 1c for the Settings-based older names; the plural is tolerated.
const PROJECT = /^\/projects?\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\/(.*))?$/i;
const PAGES: readonly (readonly [PageId, RegExp])[] = [
  ['team', /^(?:settings\/)?(?:team|team-members|members)(?:\/|$)/],
  ['keys', /^(?:settings\/)?(?:keys|api-keys)(?:\/|$)/],
  ['logs', /^usage\/logs(?:\/|$)/],
  ['settings', /^settings(?:\/|$)/],
];

/** Where in the Console a path is; `null` outside a project. Query and hash are not part of a path. */
export const parseRoute = (path: string): Route | null => {
  const [, projectId, rest = ''] = PROJECT.exec(path.replace(/\/+/g, '/')) ?? [];
  if (!projectId) return null;
  const page = PAGES.find(([, pattern]) => pattern.test(rest.toLowerCase()))?.[0] ?? 'other';
  return { projectId: projectId.toLowerCase(), page };
};

export const sameRoute = (a: Route | null, b: Route | null): boolean =>
  a?.projectId === b?.projectId && a?.page === b?.page;

export const logsPath = (projectId: string): string => `/project/${projectId}/usage/logs`;
