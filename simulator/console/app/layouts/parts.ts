import type { WireInvite, WireKey, WireMember, WireRole } from '../../wire';
import { askDeletion, copyId, sortKeys, toggle } from '../actions/keys';
import { askRemoval, sendInvites, setRole } from '../actions/team';
import type { App } from '../app';
import { nameOrEmail } from '../format';
import type { Labels } from '../language/labels';
import type { SortColumn } from '../model';
import { type Child, h, lazy, type VirtualElement, type VirtualNode } from '../virtual-dom/node';
import type { KeysView } from './layout';

export const SECRET = '*'.repeat(40);

export function icon(name: string): VirtualElement {
  return h('i', { class: `icon icon-${name}`, 'aria-hidden': 'true' });
}

export function iconButton(name: string, label: string, onClick: () => void): VirtualElement {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, onClick }, [icon(name)]);
}

/** A list this long is drawn lazily, as any Elm application would; a shorter one wholly, at every render. */
export function row<Args extends unknown[]>(
  count: number,
  view: (...args: Args) => VirtualNode,
  ...args: Args
): VirtualNode {
  return count > 200 ? lazy(view, ...args) : view(...args);
}

export function rolePicker(app: App, labels: Labels, member: WireMember): VirtualElement {
  const onChange = ({ target }: Event) => {
    // The options are the three roles.
    if (target instanceof HTMLSelectElement) setRole(app, member, target.value as WireRole);
  };
  return h(
    'select',
    { class: 'role', value: member.role, 'aria-label': labels.roleOf(nameOrEmail(member)), onChange },
    roleChoices(labels).map(([role, label]) => h('option', { value: role }, [label])),
  );
}

export function roleChoices({ roles }: Labels): [value: string, label: string][] {
  return (['owner', 'admin', 'member'] as const).map((role) => [role, roles[role]]);
}

export function removeButton(app: App, labels: Labels, member: WireMember): VirtualElement {
  return iconButton('trash', labels.remove(nameOrEmail(member)), () => askRemoval(app, member));
}

export function resendButton(app: App, labels: Labels, invite: WireInvite): VirtualElement {
  const onClick = () => sendInvites(app, [invite]);
  return h('button', { type: 'button', class: 'button small', onClick }, [labels.resend]);
}

export function deleteButton(app: App, labels: Labels, key: WireKey): VirtualElement {
  return iconButton('trash', labels.deleteKey, () => askDeletion(app, key));
}

export function chevron(app: App, labels: Labels, key: WireKey, open: boolean): VirtualElement {
  return h(
    'button',
    {
      type: 'button',
      class: open ? 'icon-button chevron open' : 'icon-button chevron',
      'aria-expanded': String(open),
      'aria-label': open ? labels.collapse : labels.expand,
      onClick: () => toggle(app, key.api_key_id),
    },
    [icon('chevron')],
  );
}

export function copyButton(app: App, labels: Labels, { api_key_id }: WireKey): VirtualElement {
  return h('button', { type: 'button', class: 'button small', onClick: () => copyId(app, api_key_id) }, [
    icon('copy'),
    labels.copy,
  ]);
}

export function tagChips({ tags }: WireKey): VirtualElement[] {
  return tags.map((tag) => h('span', { class: 'chip' }, [tag]));
}

/** A heading that sorts, with an arrow once it does. */
export function sortButton({ app, sort }: KeysView, column: SortColumn, label: string): VirtualElement {
  const arrow: Child = sort?.column === column && h('span', { class: 'arrow' }, [sort.descending ? '↓' : '↑']);
  return h('button', { type: 'button', class: 'sort', onClick: () => sortKeys(app, column) }, [label, arrow]);
}

/** Role names come from the server, so an invite can hold one that has no label. */
export function inviteRole({ scope }: WireInvite, { roles }: Labels): string {
  return scope === 'owner' || scope === 'admin' || scope === 'member' ? roles[scope] : scope;
}
