import type { WireInvite, WireKey, WireMember } from '../../wire';
import type { App } from '../app';
import { nameOf, nameOrEmail, relativeTime, roleLabel } from '../format';
import type { Labels } from '../language/labels';
import { type Child, h, type VirtualElement, type VirtualNode } from '../virtual-dom/node';
import type { KeysView, Layout, TeamView } from './layout';
import { chevron, copyButton, deleteButton, inviteRole, removeButton, resendButton, rolePicker, row } from './parts';

/**
 * Plain `div`s in `div`s with utility classes, unkeyed; comment and tags share a cell whose `::after` is taken; times
 * are relative; creators by name with the e-mail below.
 */
export const divs: Layout = {
  teamList,
  keyList,
  sorting: 'picker',
  dialog: { labelled: false, counts: 'sentence', naming: 'name' },
  field: 'placeholder',
  requests: 'divs',
};

function teamList({ app, labels, members, invites }: TeamView): VirtualNode {
  return h('div', { class: 'stack card' }, [
    ...members.map((member) => row(members.length, memberRow, app, labels, member)),
    ...invites.map((invite) => inviteRow(app, labels, invite)),
  ]);
}

function memberRow(app: App, labels: Labels, member: WireMember): VirtualElement {
  const name = nameOf(member);
  return strip([
    cell('grow first', [
      h('div', { class: 'flex gap' }, [
        h('div', { class: 'avatar' }, [initials(nameOrEmail(member))]),
        h('div', {}, [
          name && h('div', { class: 'strong' }, [name]),
          h('div', { class: name ? 'muted text-sm' : 'strong' }, [member.email]),
        ]),
      ]),
    ]),
    cell('w-36', [rolePicker(app, labels, member)]),
    cell('w-12', [removeButton(app, labels, member)]),
  ]);
}

function inviteRow(app: App, labels: Labels, invite: WireInvite): VirtualElement {
  return strip([
    cell('grow first', [
      h('div', { class: 'flex gap' }, [h('div', { class: 'avatar' }, ['?']), h('div', {}, [invite.email])]),
    ]),
    cell('w-36', [h('div', { class: 'muted' }, [inviteRole(invite, labels)])]),
    cell('', [resendButton(app, labels, invite)]),
  ]);
}

function keyList({ app, labels, keys, expanded, hour }: KeysView): VirtualNode {
  return h(
    'div',
    { class: 'stack card' },
    keys.map((key) => row(keys.length, keyRow, app, labels, key, expanded.has(key.api_key_id), hour)),
  );
}

function keyRow(app: App, labels: Labels, key: WireKey, open: boolean, hour: number): VirtualElement {
  const name = nameOf(key.creator);
  const ago = (time: string) => relativeTime(labels.locale, time, hour);
  const main = strip([
    cell('w-10', [chevron(app, labels, key, open)]),
    cell('grow first', [
      h('div', { class: 'strong comment' }, [key.comment]),
      h(
        'div',
        { class: 'text-sm muted' },
        key.tags.map((tag) => h('span', { class: 'hash' }, [`#${tag}`])),
      ),
    ]),
    cell('w-28', [h('div', {}, [roleLabel(key, labels)])]),
    cell('w-64', [
      h('div', {}, [name || key.creator.email]),
      h('div', { class: 'text-sm muted' }, [name ? key.creator.email : '']),
    ]),
    cell('w-28', [h('div', { class: 'muted' }, [key.expiration_date ? ago(key.expiration_date) : labels.never])]),
    cell('w-12', [deleteButton(app, labels, key)]),
    cell('w-28', [h('div', { class: 'muted' }, [ago(key.created)])]),
  ]);
  return h('div', { class: 'row-wrap' }, [main, open && detail(app, labels, key)]);
}

function detail(app: App, labels: Labels, key: WireKey): VirtualElement {
  return h('div', { class: 'detail-line' }, [
    h('div', { class: 'muted' }, [labels.keyId]),
    h('div', {}, [h('code', {}, [key.api_key_id])]),
    copyButton(app, labels, key),
  ]);
}

function strip(cells: Child[]): VirtualElement {
  return h('div', { class: 'flex strip' }, cells);
}

function cell(className: string, content: Child[]): VirtualElement {
  return h('div', { class: `cell ${className}`.trim() }, [h('div', { class: 'inner' }, content)]);
}

function initials(who: string): string {
  return who
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0]?.toUpperCase() ?? '')
    .join('');
}
