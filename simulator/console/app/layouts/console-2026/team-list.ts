import type { WireInvite, WireMember } from '../../../wire';
import type { App } from '../../app';
import { nameOf, nameOrEmail } from '../../format';
import type { Labels } from '../../language/labels';
import { type Child, h, type VirtualElement, type VirtualNode } from '../../virtual-dom/node';
import type { TeamView } from '../layout';
import { inviteRole, removeButton, resendButton, rolePicker, row } from '../parts';

type Who = (member: WireMember) => Child[];

/** Name and address, each in its own line. */
export const withAddresses = (view: TeamView): VirtualNode => teamList(view, nameAndEmail);

/** A name where there is one, else the address, as "Created by" on the key page. */
export const namesOnly = (view: TeamView): VirtualNode => teamList(view, nameAlone);

const nameAndEmail: Who = (member) => [
  nameOf(member) && h('span', { class: 'strong' }, [nameOf(member)]),
  h('span', { class: nameOf(member) ? 'muted' : 'strong' }, [member.email]),
];

const nameAlone: Who = (member) => [h('span', { class: 'strong' }, [nameOrEmail(member)])];

function teamList({ app, labels, members, invites }: TeamView, who: Who): VirtualNode {
  return h('div', { class: 'panel people-rows' }, [
    h('div', { class: 'people-cells heads' }, [h('span', {}, [labels.name]), h('span', {}, [labels.role])]),
    h('ul', {}, [
      ...members.map((member) => h('li', {}, [row(members.length, memberRow, app, labels, member, who)])),
      ...invites.map((invite) => h('li', {}, [inviteRow(app, labels, invite)])),
    ]),
  ]);
}

function memberRow(app: App, labels: Labels, member: WireMember, who: Who): VirtualElement {
  return h('div', { class: 'people-cells' }, [
    h('div', { class: 'who' }, who(member)),
    rolePicker(app, labels, member),
    removeButton(app, labels, member),
  ]);
}

function inviteRow(app: App, labels: Labels, invite: WireInvite): VirtualElement {
  return h('div', { class: 'people-cells' }, [
    h('div', { class: 'who' }, [h('span', {}, [invite.email]), h('span', { class: 'muted' }, [labels.pending])]),
    h('span', { class: 'muted' }, [inviteRole(invite, labels)]),
    resendButton(app, labels, invite),
  ]);
}
