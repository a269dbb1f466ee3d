import type { WireInvite, WireKey, WireMember } from '../../wire';
import type { App } from '../app';
import { dateIn, nameOf, nameOrEmail, roleLabel } from '../format';
import type { Labels } from '../language/labels';
import { type Child, h, keyed as keyedNode, type VirtualElement, type VirtualNode } from '../virtual-dom/node';
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
  tagChips,
} from './parts';

/** Keyed list items, cards rather than columns; name and e-mail are two text nodes side by side in one element. */
export const keyed: Layout = {
  teamList,
  keyList,
  sorting: 'picker',
  dialog: { role: 'dialog', labelled: true, counts: 'tiles', naming: 'email' },
  field: 'wrap',
  requests: 'table',
};

const DATE = { dateStyle: 'long' } as const;

function teamList({ app, labels, members, invites }: TeamView): VirtualNode {
  return keyedNode('ul', { class: 'cards' }, [
    ...members.map((member): [string, VirtualNode] => [
      member.member_id,
      row(members.length, memberItem, app, labels, member),
    ]),
    ...invites.map((invite): [string, VirtualNode] => [`invite ${invite.email}`, inviteItem(app, labels, invite)]),
  ]);
}

function memberItem(app: App, labels: Labels, member: WireMember): VirtualElement {
  const name = nameOf(member);
  return h('li', { class: 'card-item' }, [
    h('p', { class: 'who' }, name ? [`${name} · `, member.email] : [member.email]),
    h('span', { class: 'tools' }, [rolePicker(app, labels, member), removeButton(app, labels, member)]),
  ]);
}

function inviteItem(app: App, labels: Labels, invite: WireInvite): VirtualElement {
  return h('li', { class: 'card-item invite' }, [
    h('p', { class: 'who' }, [invite.email]),
    h('span', { class: 'tools' }, [
      h('span', { class: 'muted' }, [`${labels.pending} · ${inviteRole(invite, labels)}`]),
      resendButton(app, labels, invite),
    ]),
  ]);
}

function keyList({ app, labels, keys, expanded }: KeysView): VirtualNode {
  return keyedNode(
    'ul',
    { class: 'cards' },
    keys.map((key): [string, VirtualNode] => [
      key.api_key_id,
      row(keys.length, keyItem, app, labels, key, expanded.has(key.api_key_id)),
    ]),
  );
}

function keyItem(app: App, labels: Labels, key: WireKey, open: boolean): VirtualElement {
  const date = (time: string) => dateIn(labels.locale, DATE, time);
  const { creator } = key;
  return h('li', { class: 'card-item tall' }, [
    h('span', { class: 'tools before' }, [chevron(app, labels, key, open)]),
    h('div', { class: 'body' }, [
      h('p', { class: 'title' }, [h('strong', {}, [key.comment]), ...tagChips(key)]),
      h('p', { class: 'meta' }, [
        fact(labels.creator, nameOf(creator) ? [nameOrEmail(creator), ` (${creator.email})`] : [creator.email]),
        fact(labels.role, [roleLabel(key, labels)]),
        fact(labels.created, [date(key.created)]),
        fact(labels.expires, [key.expiration_date ? date(key.expiration_date) : labels.never]),
      ]),
      open &&
        h('p', { class: 'detail-line' }, [
          `${labels.keyId}: `,
          h('code', {}, [key.api_key_id]),
          copyButton(app, labels, key),
        ]),
    ]),
    h('span', { class: 'tools' }, [deleteButton(app, labels, key)]),
  ]);
}

function fact(label: string, content: Child[]): VirtualElement {
  return h('span', { class: 'fact' }, [h('small', {}, [label]), h('span', {}, content)]);
}
