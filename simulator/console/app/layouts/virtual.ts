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
  SECRET,
  tagChips,
} from './parts';
import { windowed } from './windowed';

/** Only what can be seen is in the page, in rows that are used again while scrolling; name and e-mail are one text. */
export const virtual: Layout = {
  teamList,
  keyList,
  sorting: 'picker',
  dialog: { labelled: false, counts: 'list', naming: 'both' },
  field: 'before',
  requests: 'divs',
};

const ROW = 52;
const DETAIL = 56;
const DATE = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

function teamList({ app, labels, members, invites, scrollTop }: TeamView): VirtualNode {
  const people: (WireMember | WireInvite)[] = [...members, ...invites];
  return h('div', { class: 'window' }, [
    h('div', { class: 'window-head people-columns' }, [
      h('span', {}, [labels.name]),
      h('span', {}, [labels.email]),
      h('span', {}, [labels.role]),
    ]),
    windowed({
      items: people,
      heightOf: () => ROW,
      scrollTop,
      onScroll: (top) => app.onPage('team', (page) => ({ ...page, scrollTop: top })),
      view: (person) => ('member_id' in person ? memberCells(app, labels, person) : inviteCells(app, labels, person)),
    }),
  ]);
}

function memberCells(app: App, labels: Labels, member: WireMember): VirtualElement {
  return h('div', { class: 'people-columns' }, [
    h('span', { class: 'strong' }, [nameOf(member)]),
    h('span', {}, [member.email]),
    rolePicker(app, labels, member),
    removeButton(app, labels, member),
  ]);
}

function inviteCells(app: App, labels: Labels, invite: WireInvite): VirtualElement {
  return h('div', { class: 'people-columns' }, [
    h('span', { class: 'muted' }, [labels.pending]),
    h('span', {}, [invite.email]),
    h('span', { class: 'muted' }, [inviteRole(invite, labels)]),
    resendButton(app, labels, invite),
  ]);
}

function keyList({ app, labels, keys, expanded, scrollTop }: KeysView): VirtualNode {
  const isOpen = (key: WireKey) => expanded.has(key.api_key_id);
  return h('div', { class: 'window' }, [
    h('div', { class: 'window-head key-columns' }, [
      h('span', {}, []),
      h('span', {}, [labels.creator]),
      h('span', {}, [labels.comment]),
      h('span', {}, [labels.tags]),
      h('span', {}, [labels.role]),
      h('span', {}, [labels.created]),
      h('span', {}, [labels.expires]),
      h('span', {}, [labels.secret]),
    ]),
    windowed({
      items: keys,
      heightOf: (key) => (isOpen(key) ? ROW + DETAIL : ROW),
      scrollTop,
      onScroll: (top) => app.onPage('keys', (page) => ({ ...page, scrollTop: top })),
      view: (key) => keyCells(app, labels, key, isOpen(key)),
    }),
  ]);
}

function keyCells(app: App, labels: Labels, key: WireKey, open: boolean): VirtualElement {
  const date = (time: string) => dateIn(labels.locale, DATE, time);
  const { creator } = key;
  return h('div', {}, [
    h('div', { class: 'key-columns' }, [
      chevron(app, labels, key, open),
      h('span', {}, [nameOf(creator) ? `${nameOrEmail(creator)} (${creator.email})` : creator.email]),
      h('span', { class: 'strong' }, [key.comment]),
      h('span', {}, tagChips(key)),
      h('span', {}, [roleLabel(key, labels)]),
      h('span', {}, [date(key.created)]),
      h('span', { class: 'muted' }, [key.expiration_date ? date(key.expiration_date) : labels.never]),
      h('span', { class: 'secret' }, [SECRET.slice(0, 6)]),
      deleteButton(app, labels, key),
    ]),
    open &&
      h('div', { class: 'detail-line' }, [
        h('span', { class: 'muted' }, [labels.keyId]),
        h('code', {}, [key.api_key_id]),
        copyButton(app, labels, key),
      ]),
  ]);
}
