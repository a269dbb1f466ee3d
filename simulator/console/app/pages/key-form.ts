import { changeKeyForm, closeCreating, copyId, createKey } from '../actions/keys';
import type { App } from '../app';
import { roleChoices } from '../layouts/parts';
import type { KeyForm, KeysPage, Model } from '../model';
import { h, type VirtualElement } from '../virtual-dom/node';
import { button, pickerField, primary, textField } from './form';
import { modal } from './modal';

export function createPanel(app: App, { labels, layout }: Model, form: KeyForm): VirtualElement {
  const typed = (name: 'comment' | 'tags', label: string, placeholder: string) =>
    textField(layout.field, `key-${name}`, label, {
      value: form[name],
      placeholder,
      onType: (value) => changeKeyForm(app, { [name]: value }),
    });
  const roles: [string, string][] = [['', labels.roles.none], ...roleChoices(labels)];
  const spans = [7, 30, 90, 365].map((days): [string, string] => [String(days), labels.days(days)]);
  return h('div', { class: 'panel form' }, [
    typed('comment', labels.friendlyName, 'my-service'),
    pickerField(layout.field, 'key-role', labels.role, form.role, roles, (role) => changeKeyForm(app, { role })),
    pickerField(
      layout.field,
      'key-expiration',
      labels.expiration,
      form.expirationDays,
      [['', labels.never], ...spans],
      (expirationDays) => changeKeyForm(app, { expirationDays }),
    ),
    typed('tags', labels.tag, 'production, eu'),
    h('div', { class: 'form-buttons' }, [
      button(labels.cancel, () => closeCreating(app)),
      primary(labels.create, () => createKey(app, form), form.comment.trim() === ''),
    ]),
  ]);
}

/** Shown once: nothing but this answer ever holds a secret. */
export function secretPanel(
  app: App,
  { labels, layout }: Model,
  { secret }: NonNullable<KeysPage['made']>,
): VirtualElement {
  return modal(
    layout.dialog,
    labels.secret,
    [h('p', {}, [labels.secretHint]), h('code', { class: 'one-time' }, [secret])],
    [button(labels.copy, () => copyId(app, secret)), primary(labels.gotIt, () => closeCreating(app))],
  );
}
