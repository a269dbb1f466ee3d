import type { WireInvite, WireKey, WireMember } from '../../wire';
import type { App } from '../app';
import { dateIn, nameOf, nameOrEmail, roleLabel } from '../format';
import type { Labels } from '../language/labels';
import { h, type VirtualElement, type VirtualNode } from '../virtual-dom/node';
import type { KeysView, Layout, TeamView } from './layout';
import {
  chevron,
  copyButton,
  deleteButton,
  inviteRole,
  removeButton,
  resendButton,
  rolePicker,
  row,
  SECRET,
  sortButton,
  tagChips,
} from './parts';

/** Real tables, unkeyed; creators by name alone; an expanded key adds a row of its own. */
export const table: Layout = {
  teamList,
  keyList,
  sorting: 'headers',
  dialog: { role: 'dialog', labelled: true, counts: 'list', naming: 'name' },
  field: 'for',
  requests: 'table',
};

const DATE = { year: 'numeric', month: 'short', day: 'numeric' } as const;

function teamList({ app, labels, members, invites }: TeamView): VirtualNode {
  const rows = [
    ...members.map((member) => row(members.length, memberRow, app, labels, member)),
    ...invites.map((invite) => inviteRow(app, labels, invite)),
  ];
  return h('table', { class: 'list' }, [
    h('thead', {}, [headings([labels.name, labels.email, labels.role, ''])]),
    h('tbody', {}, rows),
  ]);
}

function memberRow(app: App, labels: Labels, member: WireMember): VirtualElement {
  const name = nameOf(member);
  return h('tr', {}, [
    h('td', { class: 'strong' }, [nameOrEmail(member)]),
    h('td', { class: 'muted' }, [name ? member.email : '']),
    h('td', {}, [rolePicker(app, labels, member)]),
    h('td', { class: 'end' }, [removeButton(app, labels, member)]),
  ]);
}

function inviteRow(app: App, labels: Labels, invite: WireInvite): VirtualElement {
  return h('tr', { class: 'invite' }, [
    h('td', {}, [invite.email]),
    h('td', {}, [h('span', { class: 'chip' }, [labels.pending])]),
    h('td', { class: 'muted' }, [inviteRole(invite, labels)]),
    h('td', { class: 'end' }, [resendButton(app, labels, invite)]),
  ]);
}

function keyList(view: KeysView): VirtualNode {
  const { app, labels, keys, expanded } = view;
  const head = h('tr', {}, [
    h('th', {}, []),
    h('th', {}, [sortButton(view, 'comment', labels.comment)]),
    h('th', {}, [labels.secret]),
    h('th', {}, [sortButton(view, 'role', labels.role)]),
    h('th', {}, [sortButton(view, 'creator', labels.creator)]),
    h('th', {}, [sortButton(view, 'created', labels.created)]),
    h('th', {}, [labels.expires]),
    h('th', {}, [labels.tags]),
    h('th', {}, []),
  ]);
  const rows = keys.flatMap((key) => {
    const open = expanded.has(key.api_key_id);
    const main = row(keys.length, keyRow, app, labels, key, open);
    return open ? [main, detailRow(app, labels, key)] : [main];
  });
  return h('table', { class: 'list' }, [h('thead', {}, [head]), h('tbody', {}, rows)]);
}

function keyRow(app: App, labels: Labels, key: WireKey, open: boolean): VirtualElement {
  const date = (time: string) => dateIn(labels.locale, DATE, time);
  return h('tr', {}, [
    h('td', { class: 'start' }, [chevron(app, labels, key, open)]),
    h('td', { class: 'strong' }, [key.comment]),
    h('td', { class: 'secret nowrap' }, [SECRET.slice(0, 10)]),
    h('td', { class: 'nowrap' }, [roleLabel(key, labels)]),
    h('td', {}, [nameOrEmail(key.creator)]),
    h('td', { class: 'nowrap' }, [date(key.created)]),
    h('td', { class: 'nowrap muted' }, [key.expiration_date ? date(key.expiration_date) : labels.never]),
    h('td', {}, tagChips(key)),
    h('td', { class: 'end' }, [deleteButton(app, labels, key)]),
  ]);
}

function detailRow(app: App, labels: Labels, key: WireKey): VirtualElement {
  return h('tr', { class: 'detail' }, [
    h('td', { colspan: '9' }, [
      h('div', { class: 'detail-line' }, [
        h('span', { class: 'muted' }, [labels.keyId]),
        h('code', {}, [key.api_key_id]),
        copyButton(app, labels, key),
      ]),
    ]),
  ]);
}

function headings(labels: string[]): VirtualElement {
  return h(
    'tr',
    {},
    labels.map((label) => h('th', {}, [label])),
  );
}
