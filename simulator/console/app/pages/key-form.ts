import { changeKeyForm, closeCreating, copyId, createKey } from '../actions/keys';
import type { App } from '../app';
import type { KeyForm, Model } from '../model';
import { h, type VirtualElement } from '../virtual-dom/node';
import { button, field, picker, primary, typedInto } from './form';
import { modal } from './modal';

export function createPanel(app: App, { labels, layout }: Model, form: KeyForm): VirtualElement {
  const typed = (name: 'comment' | 'tags', label: string) =>
    field(layout.field, `key-${name}`, label, (facts) =>
      h('input', { ...facts, value: form[name], onInput: (event) => changeKeyForm(app, { [name]: typedInto(event) }) }),
    );
  const roles: [string, string][] = [
    ['', labels.roles.none],
    ['member', labels.roles.member],
    ['admin', labels.roles.admin],
    ['owner', labels.roles.owner],
  ];
  const spans = [7, 30, 90, 365].map((days): [string, string] => [String(days), labels.days(days)]);
  return h('div', { class: 'panel form' }, [
    typed('comment', labels.friendlyName),
    field(layout.field, 'key-role', labels.role, (facts) =>
      picker(facts, form.role, roles, (role) => changeKeyForm(app, { role })),
    ),
    field(layout.field, 'key-expiration', labels.expiration, (facts) =>
      picker(facts, form.expirationDays, [['', labels.never], ...spans], (expirationDays) =>
        changeKeyForm(app, { expirationDays }),
      ),
    ),
    typed('tags', labels.tag),
    h('div', { class: 'form-buttons' }, [
      button(labels.cancel, () => closeCreating(app)),
      primary(labels.create, () => createKey(app, form), form.comment.trim() === ''),
    ]),
  ]);
}

/** Shown once: nothing but this answer ever holds a secret. */
export function secretPanel(app: App, { labels, layout }: Model, secret: string): VirtualElement {
  return modal(
    layout.dialog,
    labels.secret,
    [h('p', {}, [labels.secretHint]), h('code', { class: 'one-time' }, [secret])],
    [button(labels.copy, () => copyId(app, secret)), primary(labels.gotIt, () => closeCreating(app))],
  );
}
