import type { WireKey } from '../../../wire';
import type { App } from '../../app';
import { nameOrEmail, roleLabel } from '../../format';
import type { Labels } from '../../language/labels';
import { h, type VirtualElement, type VirtualNode } from '../../virtual-dom/node';
import type { KeysView } from '../layout';
import { chevron, copyButton, deleteButton, icon, row, SECRET, tagChips } from '../parts';
import { createdText, expiresText } from './times';

/** Chevron, comment, secret, role, creator, created, expires, bin (A2). Whether it is a table is not known. */
export function keyList({ app, labels, keys, expanded, now }: KeysView): VirtualNode {
  const heads = ['', labels.comment, labels.secret, labels.role, labels.creator, labels.created, labels.expires, ''];
  return h('div', { class: 'key-rows' }, [
    h(
      'div',
      { class: 'key-cells heads' },
      heads.map((head) => h('span', {}, [head])),
    ),
    h(
      'ul',
      {},
      keys.map((key) => h('li', {}, [row(keys.length, keyRow, app, labels, key, expanded.has(key.api_key_id), now)])),
    ),
  ]);
}

function keyRow(app: App, labels: Labels, key: WireKey, open: boolean, now: number): VirtualElement {
  const expires = expiresText(labels, key.expiration_date, now);
  const cells = h('div', { class: 'key-cells' }, [
    chevron(app, labels, key, open),
    h('span', { class: 'strong' }, [key.comment]),
    h('span', { class: 'secret' }, [SECRET.slice(0, 12)]),
    h('span', {}, [roleName(key, labels)]),
    h('span', {}, [nameOrEmail(key.creator)]),
    h('span', {}, [createdText(labels, key.created, now)]),
    h('span', { class: expires.near ? 'near' : '' }, [expires.text]),
    deleteButton(app, labels, key),
  ]);
  return h('div', {}, [cells, open && detail(app, labels, key)]);
}

/** "Default" where the key has no role (A2). */
export function roleName(key: WireKey, labels: Labels): string {
  const role = roleLabel(key, labels);
  return role === labels.roles.none ? labels.roleDefault : role;
}

function detail(app: App, labels: Labels, key: WireKey): VirtualElement {
  return h('div', { class: 'detail-line' }, [
    h('span', {}, [`${labels.identifier} ${key.api_key_id}`]),
    h('span', { class: 'muted' }, [icon('warning'), ' ', h('i', {}, [labels.notSecret])]),
    copyButton(app, labels, key),
    ...tagChips(key),
  ]);
}
