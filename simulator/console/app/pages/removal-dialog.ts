import { cancelRemoval, removeMember, tickRemoval } from '../actions/team';
import type { App } from '../app';
import { nameOf, nameOrEmail, numberIn } from '../format';
import type { Layout } from '../layouts/layout';
import type { Model, Removal } from '../model';
import { pathOf } from '../routes';
import { type Child, h, type VirtualElement } from '../virtual-dom/node';
import { button, loading } from './form';
import { modal } from './modal';

/** The warning of docs/deepgram/console.md 2; a plain question for somebody without active keys. */
export function removalDialog(app: App, { labels, layout, route }: Model, removal: Removal): VirtualElement {
  const { member, counts, understood, error } = removal;
  const warns = counts !== undefined && counts.active_keys > 0;
  const body: Child[] = counts ? [h('p', {}, [labels.removeHint])] : [loading(labels.loading)];
  if (warns) {
    const review = () => route.projectId && app.navigate(pathOf(route.projectId, 'keys'));
    body.push(
      countsOf(layout.dialog.counts, labels, counts.active_keys, counts.requests_past_week),
      h('p', {}, [h('button', { type: 'button', class: 'link', onClick: review }, [labels.reviewKeys])]),
      h('label', { class: 'tick' }, [
        h('input', {
          type: 'checkbox',
          checked: understood,
          onChange: (event: Event) => tickRemoval(app, ticked(event)),
        }),
        h('span', {}, [labels.understand]),
      ]),
    );
  }
  if (error) body.push(h('p', { class: 'error', role: 'alert' }, [error]));
  return modal(layout.dialog, labels.removeTitle(who(layout.dialog.naming, removal)), body, [
    button(labels.cancel, () => cancelRemoval(app)),
    h(
      'button',
      {
        type: 'button',
        class: 'button danger',
        disabled: !counts || (warns && !understood),
        onClick: () => removeMember(app, member),
      },
      [labels.removeUser],
    ),
  ]);
}

function countsOf(
  style: Layout['dialog']['counts'],
  labels: Model['labels'],
  keys: number,
  requests: number,
): VirtualElement {
  const [keyCount, requestCount] = [numberIn(labels.locale, keys), numberIn(labels.locale, requests)];
  if (style === 'sentence') return h('p', { class: 'warning' }, [labels.countsSentence(keyCount, requestCount)]);
  const item = style === 'list' ? 'li' : 'div';
  return h(style === 'list' ? 'ul' : 'div', { class: style === 'list' ? 'counts' : 'tiles' }, [
    h(item, {}, [h('strong', {}, [keyCount]), ` ${labels.activeKeys(keys)}`]),
    h(item, {}, [h('strong', {}, [requestCount]), ` ${labels.pastWeek(requests)}`]),
  ]);
}

function who(naming: Layout['dialog']['naming'], { member }: Removal): string {
  if (naming === 'email') return member.email;
  if (naming === 'both' && nameOf(member)) return `${nameOf(member)} (${member.email})`;
  return nameOrEmail(member);
}

function ticked({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}
