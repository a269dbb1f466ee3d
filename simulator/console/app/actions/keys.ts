import type { WireKey, WireNewKey, WireRole } from '../../wire';
import type { App } from '../app';
import { loadPage } from '../load';
import { emptyKeyForm, type KeyForm, type SortColumn } from '../model';
import { pathOf } from '../routes';

const projectPath = (app: App): string => `/projects/${app.model().route.projectId}`;

export function toggle(app: App, id: string): void {
  app.onPage('keys', (page) => {
    const expanded = new Set(page.expanded);
    if (!expanded.delete(id)) expanded.add(id);
    return { ...page, expanded };
  });
}

export function filterKeys(app: App, filter: string): void {
  app.onPage('keys', (page) => ({ ...page, filter }), true);
}

/** Once up, once down. */
export function sortKeys(app: App, column: SortColumn): void {
  app.onPage('keys', (page) => ({
    ...page,
    sort: { column, descending: page.sort?.column === column && !page.sort.descending },
  }));
}

export function copyId(app: App, id: string): void {
  app.attempt(async () => {
    await navigator.clipboard.writeText(id);
    app.say(app.model().labels.copied);
  });
}

export function askDeletion(app: App, key: WireKey): void {
  app.onPage('keys', (page) => ({ ...page, deleting: key }));
}

export function cancelDeletion(app: App): void {
  app.onPage('keys', ({ deleting: _, ...page }) => page);
}

export function deleteKey(app: App, { api_key_id }: WireKey): void {
  app.attempt(async () => {
    cancelDeletion(app);
    await app.api.send('DELETE', `${projectPath(app)}/keys/${api_key_id}`);
    app.say(app.model().labels.deleted);
    await loadPage(app);
  });
}

export function openCreating(app: App): void {
  app.onPage('keys', (page) => ({ ...page, creating: emptyKeyForm() }));
}

export function closeCreating(app: App): void {
  app.onPage('keys', ({ creating: _, made: __, ...page }) => page);
  const { projectId, create } = app.model().route;
  if (create && projectId) history.replaceState(null, '', pathOf(projectId, 'keys'));
}

export function changeKeyForm(app: App, change: Partial<KeyForm>): void {
  app.onPage('keys', (page) => (page.creating ? { ...page, creating: { ...page.creating, ...change } } : page), true);
}

function daysToLive({ ends, endsOn, expirationDays }: KeyForm, now: number): number {
  return ends === 'date' ? Math.ceil((Date.parse(endsOn) - now) / 86_400_000) : Number(expirationDays);
}

export function createKey(app: App, form: KeyForm): void {
  app.attempt(async () => {
    const days = daysToLive(form, app.model().now);
    const asked: WireNewKey = {
      comment: form.comment,
      tags: form.tags.split(',').flatMap((tag) => tag.trim() || []),
      // The picker offers nothing else.
      ...(form.role ? { role: form.role as WireRole } : {}),
      ...(days ? { expiration_days: days } : {}),
    };
    const { secret } = await app.api.send<{ secret: string }>('POST', `${projectPath(app)}/keys`, asked);
    app.onPage('keys', ({ creating: _, ...page }) => ({
      ...page,
      made: { secret, comment: form.comment, understood: false },
    }));
    await loadPage(app);
  });
}

export function understandSecret(app: App, understood: boolean): void {
  app.onPage('keys', (page) => (page.made ? { ...page, made: { ...page.made, understood } } : page));
}

export function pickRole(app: App, role: string): void {
  app.onPage('keys', (page) => ({ ...page, role }));
}

export function seeExpired(app: App, seesExpired: boolean): void {
  app.onPage('keys', (page) => ({ ...page, seesExpired }));
}
