import type { WireInvite, WireMember, WireRemoval, WireRole } from '../../wire';
import type { App } from '../app';
import { loadPage } from '../load';
import type { Removal } from '../model';

const projectPath = (app: App): string => `/projects/${app.model().route.projectId}`;

export function setRole(app: App, { member_id }: WireMember, role: WireRole): void {
  app.onPage('team', (page) => ({
    ...page,
    members: (page.members ?? []).map((one) => (one.member_id === member_id ? { ...one, role } : one)),
  }));
  app.attempt(async () => {
    try {
      await app.api.send('PUT', `${projectPath(app)}/members/${member_id}/scopes`, { scope: role });
    } finally {
      await loadPage(app);
    }
  });
}

export function askRemoval(app: App, member: WireMember): void {
  app.onPage('team', (page) => ({ ...page, removal: { member, understood: false } }));
  app.attempt(async () => {
    const counts = await app.api.get<WireRemoval>(`${projectPath(app)}/members/${member.member_id}/removal`);
    changeRemoval(app, (removal) => (removal.member === member ? { ...removal, counts } : removal));
  });
}

export function tickRemoval(app: App, understood: boolean): void {
  changeRemoval(app, (removal) => ({ ...removal, understood }));
}

export function cancelRemoval(app: App): void {
  app.onPage('team', ({ removal: _, ...page }) => page);
}

export function removeMember(app: App, { member_id }: WireMember): void {
  app.attempt(async () => {
    try {
      await app.api.send('DELETE', `${projectPath(app)}/members/${member_id}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      changeRemoval(app, (removal) => ({ ...removal, error: reason }));
      return;
    }
    cancelRemoval(app);
    app.say(app.model().labels.removed);
    await loadPage(app);
  });
}

export function openInviting(app: App): void {
  app.onPage('team', (page) => ({ ...page, inviting: { emails: '', role: 'member' } }));
}

export function closeInviting(app: App): void {
  app.onPage('team', ({ inviting: _, ...page }) => page);
}

/** Invites each address; a repeated invite is sent again. */
export function sendInvites(app: App, invites: WireInvite[]): void {
  app.attempt(async () => {
    for (const invite of invites) await app.api.send('POST', `${projectPath(app)}/invites`, invite);
    closeInviting(app);
    app.say(app.model().labels.resent);
    await loadPage(app);
  });
}

function changeRemoval(app: App, change: (removal: Removal) => Removal): void {
  app.onPage('team', (page) => (page.removal ? { ...page, removal: change(page.removal) } : page));
}
