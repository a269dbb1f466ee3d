import { closeInviting, openInviting, sendInvites } from '../actions/team';
import type { App } from '../app';
import { roleChoices } from '../layouts/parts';
import type { Model, TeamPage } from '../model';
import { type Child, h, type VirtualElement } from '../virtual-dom/node';
import { button, loading, pageHead, pickerField, primary, textField } from './form';
import { removalDialog } from './removal-dialog';

export function teamPage(app: App, model: Model, page: TeamPage): VirtualElement {
  const { labels, layout } = model;
  const { members, invites, inviting, scrollTop } = page;
  return h('section', { class: 'page' }, [
    layout.own?.projectHead(app, model, 'team'),
    pageHead(
      labels.team,
      labels.teamHint,
      primary(labels.inviteMember, () => openInviting(app)),
      layout.own ? 'h2' : 'h1',
    ),
    inviting && inviteForm(app, { labels, layout }, inviting),
    members && invites ? layout.teamList({ app, labels, members, invites, scrollTop }) : loading(labels.loading),
  ]);
}

export function teamDialog(app: App, model: Model, { removal }: TeamPage): Child {
  return removal && removalDialog(app, model, removal);
}

function inviteForm(
  app: App,
  { labels, layout }: Pick<Model, 'labels' | 'layout'>,
  { emails, role }: { emails: string; role: string },
): VirtualElement {
  const change = (part: { emails?: string; role?: string }) =>
    app.onPage('team', (page) => (page.inviting ? { ...page, inviting: { ...page.inviting, ...part } } : page), true);
  const addresses = emails.split(/[\s,;]+/).filter((email) => email.includes('@'));
  return h('div', { class: 'panel form' }, [
    textField(layout.field, 'invite-emails', labels.inviteEmails, {
      value: emails,
      placeholder: 'name@company.com',
      onType: (typed) => change({ emails: typed }),
    }),
    pickerField(layout.field, 'invite-role', labels.role, role, roleChoices(labels), (picked) =>
      change({ role: picked }),
    ),
    h('div', { class: 'form-buttons' }, [
      button(labels.cancel, () => closeInviting(app)),
      primary(
        labels.sendInvites,
        () =>
          sendInvites(
            app,
            addresses.map((email) => ({ email, scope: role })),
          ),
        addresses.length === 0,
      ),
    ]),
  ]);
}
