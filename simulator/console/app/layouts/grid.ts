import type { WireInvite, WireKey, WireMember } from '../../wire';
import type { App } from '../app';
import { nameOf, roleLabel } from '../format';
import type { Labels } from '../language/labels';
import { type Child, h, type VirtualElement, type VirtualNode } from '../virtual-dom/node';
import type { KeysView, Layout, TeamView } from './layout';
import {
  chevron,
  copyButton,
  deleteButton,
  icon,
  inviteRole,
  removeButton,
  resendButton,
  rolePicker,
  row,
  SECRET,
  sortButton,
  tagChips,
} from './parts';

/**
 * `role=grid`, unkeyed; creators by e-mail alone, which stands first on the team page; what the filter found is marked.
 */
export const grid: Layout = {
  teamList,
  keyList,
  sorting: 'headers',
  dialog: { role: 'dialog', labelled: false, counts: 'tiles', naming: 'both' },
  field: 'aria',
  requests: 'divs',
};

function teamList({ app, labels, members, invites }: TeamView): VirtualNode {
  return h('div', { role: 'grid', class: 'grid people', 'aria-label': labels.team }, [
    line('head', [labels.email, labels.name, labels.role, labels.actions], 'columnheader'),
    ...members.map((member) => row(members.length, memberRow, app, labels, member)),
    ...invites.map((invite) => inviteRow(app, labels, invite)),
  ]);
}

function memberRow(app: App, labels: Labels, member: WireMember): VirtualElement {
  return line('', [
    h('a', { href: `mailto:${member.email}` }, [member.email]),
    nameOf(member) || '–',
    rolePicker(app, labels, member),
    removeButton(app, labels, member),
  ]);
}

function inviteRow(app: App, labels: Labels, invite: WireInvite): VirtualElement {
  return line('invite', [
    invite.email,
    h('em', { class: 'muted' }, [labels.pending]),
    inviteRole(invite, labels),
    resendButton(app, labels, invite),
  ]);
}

function keyList(view: KeysView): VirtualNode {
  const { app, labels, keys, expanded, filter } = view;
  const heads = [
    sortButton(view, 'comment', labels.comment),
    sortButton(view, 'creator', labels.creator),
    labels.tags,
    sortButton(view, 'role', labels.role),
    sortButton(view, 'created', labels.created),
    labels.expires,
    labels.secret,
    '',
  ];
  return h('div', { role: 'grid', class: 'grid credentials', 'aria-label': labels.keys }, [
    line('head', heads, 'columnheader'),
    ...keys.map((key) => row(keys.length, keyRow, app, labels, key, expanded.has(key.api_key_id), filter)),
  ]);
}

function keyRow(app: App, labels: Labels, key: WireKey, open: boolean, filter: string): VirtualElement {
  const cells: Child[] = [
    // Its own box, so that a long comment ends in an ellipsis, and anything after it is cut off.
    h('div', { class: 'ellipsis' }, marked(key.comment, filter)),
    h('span', {}, marked(key.creator.email, filter)),
    h('span', {}, tagChips(key)),
    roleLabel(key, labels),
    key.created.slice(0, 10),
    key.expiration_date?.slice(0, 10) ?? labels.never,
    h('span', { class: 'secret' }, [SECRET.slice(0, 6)]),
    h('span', {}, [deleteButton(app, labels, key), chevron(app, labels, key, open)]),
  ];
  return line('', open ? [...cells, detail(app, labels, key)] : cells);
}

function detail(app: App, labels: Labels, key: WireKey): VirtualElement {
  return h('div', { class: 'detail-line' }, [
    h('span', {}, [labels.identifier, ' ', h('code', {}, [key.api_key_id])]),
    copyButton(app, labels, key),
    h('span', { class: 'muted' }, [icon('warning'), ' ', h('i', {}, [labels.notSecret])]),
  ]);
}

function line(className: string, cells: Child[], role = 'gridcell'): VirtualElement {
  return h(
    'div',
    { role: 'row', class: `grid-row ${className}`.trim() },
    cells.map((cell) => h('div', { role }, [cell])),
  );
}

/** The text in up to three pieces, around the first place where the filter is found. */
function marked(content: string, filter: string): Child[] {
  const sought = filter.trim().toLowerCase();
  const at = sought ? content.toLowerCase().indexOf(sought) : -1;
  if (at < 0) return [content];
  const end = at + sought.length;
  return [content.slice(0, at) || false, h('mark', {}, [content.slice(at, end)]), content.slice(end) || false];
}
