import { changeKeyForm, closeCreating, copyId, createKey, understandSecret } from '../../actions/keys';
import type { App } from '../../app';
import type { KeyForm, KeysPage, Model } from '../../model';
import { button, picker, primary, typedInto } from '../../pages/form';
import { type Child, h, type VirtualElement } from '../../virtual-dom/node';
import { roleChoices } from '../parts';

/** Steps in an ordered list, each input inside its label (docs/deepgram/console-2026.md A2, A3). */
export function keyForm(app: App, { labels }: Model, form: KeyForm): VirtualElement {
  const change = (part: Partial<KeyForm>) => changeKeyForm(app, part);
  const input = (label: string, facts: Record<string, string>, onType: (value: string) => void) =>
    h('label', { class: 'field' }, [
      h('span', {}, [label]),
      h('input', { autocomplete: 'off', ...facts, onInput: (event: Event) => onType(typedInto(event)) }),
    ]);
  const ways: [KeyForm['ends'], string][] = [
    ['never', labels.never],
    ['duration', labels.duration],
    ['date', labels.date],
  ];
  const spans = [7, 30, 90, 365].map((days): [string, string] => [String(days), labels.days(days)]);
  const roles: [string, string][] = [['', labels.roleDefault], ...roleChoices(labels)];
  const unsaid = (form.ends === 'duration' && !form.expirationDays) || (form.ends === 'date' && !form.endsOn);
  return dialog(
    labels.createTitle,
    [
      h('p', { class: 'muted' }, [labels.createHint]),
      h('ol', { class: 'steps' }, [
        h('li', {}, [
          input(
            labels.commentField,
            { type: 'text', class: 'comment-field', placeholder: labels.commentExample, value: form.comment },
            (comment) => change({ comment }),
          ),
        ]),
        h('li', {}, [
          h('span', {}, [labels.expiration]),
          ...ways.map(([way, label]) =>
            h('label', { class: 'choice' }, [
              h('input', {
                type: 'radio',
                name: 'ends',
                checked: form.ends === way,
                onChange: () => change({ ends: way, expirationDays: '', endsOn: '' }),
              }),
              h('span', {}, [label]),
            ]),
          ),
          form.ends === 'duration' &&
            picker({}, form.expirationDays, [['', '-'], ...spans], (expirationDays) => change({ expirationDays })),
          form.ends === 'date' &&
            input(labels.date, { type: 'date', value: form.endsOn }, (endsOn) => change({ endsOn })),
        ]),
      ]),
      h('details', {}, [
        h('summary', {}, [labels.advanced]),
        h('label', { class: 'field' }, [
          h('span', {}, [labels.role]),
          picker({}, form.role, roles, (role) => change({ role })),
        ]),
        input(labels.tag, { type: 'text', value: form.tags }, (tags) => change({ tags })),
      ]),
    ],
    [primary(labels.create, () => createKey(app, form), form.comment.trim() === '' || unsaid)],
    h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': labels.close, onClick: () => closeCreating(app) },
      ['×'],
    ),
  );
}

export function secretDialog(app: App, { labels }: Model, made: NonNullable<KeysPage['made']>): VirtualElement {
  return dialog(
    labels.newKey,
    [
      h('p', {}, [h('span', { class: 'muted' }, [labels.friendlyNameIs]), ' ', made.comment]),
      h('p', {}, [
        h('span', { class: 'muted' }, [labels.secretIs]),
        ' ',
        h('code', { class: 'one-time' }, [made.secret]),
        button(labels.copy, () => copyId(app, made.secret)),
      ]),
      h('label', { class: 'tick' }, [
        h('input', {
          type: 'checkbox',
          checked: made.understood,
          onChange: ({ target }: Event) => understandSecret(app, target instanceof HTMLInputElement && target.checked),
        }),
        h('span', {}, [labels.understandSecret]),
      ]),
    ],
    [primary(labels.gotIt, () => closeCreating(app), !made.understood)],
  );
}

function dialog(title: string, body: Child[], buttons: VirtualElement[], cross?: VirtualElement): VirtualElement {
  return h('div', { class: 'veil' }, [
    h('div', { class: 'modal' }, [
      h('div', { class: 'modal-head' }, [h('h2', {}, [title]), cross]),
      h('div', { class: 'modal-body' }, body),
      h('div', { class: 'modal-buttons' }, buttons),
    ]),
  ]);
}
