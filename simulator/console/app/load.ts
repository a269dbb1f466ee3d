import type { WireInvite, WireKey, WireMember, WirePerson, WireProject, WireRequestPage, WireUsageDay } from '../wire';
import type { App } from './app';
import type { LogsPage } from './model';
import { pathOf } from './routes';

/** Reads what the page in view shows. An answer for a page that has been left is dropped. */
export async function loadPage(app: App): Promise<void> {
  const { route, session } = app.model();
  if (!session) await loadSession(app);
  const [first] = app.model().session?.projects ?? [];
  if (!route.projectId) {
    if (location.pathname === '/' && first) app.navigate(pathOf(first.project_id, 'dashboard'));
    return;
  }
  const project = `/projects/${route.projectId}`;
  const { page } = app.model();
  const still = () => app.model().route === route;
  switch (page.name) {
    case 'team': {
      const [{ members }, { invites }] = await Promise.all([
        app.api.get<{ members: WireMember[] }>(`${project}/members`),
        app.api.get<{ invites: WireInvite[] }>(`${project}/invites`),
      ]);
      if (still()) app.onPage('team', (team) => ({ ...team, members, invites }));
      return;
    }
    case 'keys': {
      const { keys } = await app.api.get<{ keys: WireKey[] }>(`${project}/keys`);
      if (still()) app.onPage('keys', (before) => ({ ...before, keys }));
      return;
    }
    case 'logs':
      return loadRequests(app);
    case 'settings': {
      const name = app.model().session?.projects.find(({ project_id }) => project_id === route.projectId)?.name ?? '';
      app.onPage('settings', (settings) => ({ ...settings, projectName: name }));
      return;
    }
    case 'missing':
      return;
    default: {
      const { days } = await app.api.get<{ days: WireUsageDay[] }>(`${project}/usage?days=30`);
      if (still()) app.onPage(page.name, (figures) => ({ ...figures, days }));
    }
  }
}

/** The first page of requests that fit the filter, or the next one. */
export async function loadRequests(app: App, more = false): Promise<void> {
  const { page, route } = app.model();
  if (page.name !== 'logs') return;
  const { accessor, days, requests: known = [] } = page;
  const number = more ? Math.ceil(known.length / 20) : 0;
  const query = new URLSearchParams({ page: String(number), days: String(days) });
  if (accessor.trim()) query.set('accessor', accessor.trim());
  const answer = await app.api.get<WireRequestPage>(`/projects/${route.projectId}/requests?${query}`);
  app.onPage('logs', (logs): LogsPage => {
    if (logs.accessor !== accessor || logs.days !== days) return logs;
    const requests = more ? [...known, ...answer.requests] : answer.requests;
    return { ...logs, requests, more: answer.requests.length === answer.limit };
  });
}

export async function loadSession(app: App): Promise<void> {
  const [account, { projects }] = await Promise.all([
    app.api.get<WirePerson>('/auth/user'),
    app.api.get<{ projects: WireProject[] }>('/projects_with_scopes'),
  ]);
  app.update((before) => ({ ...before, session: { account, projects } }));
}
