import type { WireKey } from '../../../wire';
import { filterKeys, openCreating, pickRole, seeExpired } from '../../actions/keys';
import type { App } from '../../app';
import { nameOf } from '../../format';
import type { Labels } from '../../language/labels';
import type { KeysPage, Model } from '../../model';
import { loading, picker, primary, typedInto } from '../../pages/form';
import { h, type VirtualElement } from '../../virtual-dom/node';
import { roleChoices } from '../parts';
import { roleName } from './key-list';
import { MINUTE_MS } from './times';

/** docs/deepgram/console-2026.md A2. Newest first; expired keys only when they are asked for. */
export function keysPage(app: App, model: Model, page: KeysPage): VirtualElement {
  const { labels, layout, route } = model;
  const { keys, filter, expanded, scrollTop } = page;
  const now = Math.floor(model.now / MINUTE_MS) * MINUTE_MS;
  const shown = keys && chosen(keys, page, labels, now);
  return h('section', { class: 'page' }, [
    h('header', {}, [
      h('h1', {}, [labels.keys]),
      h('p', { class: 'project-id' }, [labels.projectIdIs(route.projectId ?? '')]),
    ]),
    making(app, labels),
    h('section', { class: 'panel' }, [
      h('h2', {}, [labels.keys]),
      filters(app, labels, page),
      shown
        ? layout.keyList({ app, labels, keys: shown, filter, expanded, hour: now, now, scrollTop })
        : loading(labels.loading),
      shown?.length === 0 && h('p', { class: 'muted empty' }, [labels.noKeys]),
      h('label', { class: 'tick see-expired' }, [
        h('input', {
          type: 'checkbox',
          checked: page.seesExpired,
          onChange: ({ target }: Event) => seeExpired(app, target instanceof HTMLInputElement && target.checked),
        }),
        h('span', {}, [labels.seeExpired]),
      ]),
    ]),
  ]);
}

function making(app: App, labels: Labels): VirtualElement {
  const fold = (title: string, content: string) =>
    h('details', {}, [h('summary', {}, [title]), h('p', { class: 'muted' }, [content])]);
  return h('section', { class: 'panel making' }, [
    h('div', {}, [
      h('h2', {}, [labels.manageKeys]),
      h('p', { class: 'muted' }, [labels.keysReminder]),
      primary(labels.createKey, () => openCreating(app)),
    ]),
    h('div', {}, [
      fold(labels.usingKey, labels.keysHint),
      fold(labels.bestPractices, labels.createHint),
      fold(labels.forgotSecret, labels.keysReminder),
    ]),
  ]);
}

/** The input's caption stands above it; there is no placeholder. */
function filters(app: App, labels: Labels, { filter, role }: KeysPage): VirtualElement {
  const roles: [string, string][] = [['', labels.anyRole], ...roleChoices(labels), ['default', labels.roleDefault]];
  return h('div', { class: 'toolbar' }, [
    h('span', { class: 'muted' }, [labels.filterBy]),
    h('label', { class: 'field' }, [
      h('span', {}, [labels.filterCaption]),
      h('input', {
        type: 'text',
        class: 'filter',
        value: filter,
        onInput: (event: Event) => filterKeys(app, typedInto(event)),
      }),
    ]),
    h('label', { class: 'field' }, [
      h('span', {}, [labels.role]),
      picker({ class: 'by-role' }, role, roles, (picked) => pickRole(app, picked)),
    ]),
  ]);
}

/** What the filters leave, newest first. */
export function chosen(
  keys: WireKey[],
  { filter, role, seesExpired }: KeysPage,
  labels: Labels,
  now: number,
): WireKey[] {
  const sought = filter.trim().toLowerCase();
  const roles: Record<string, string> = { ...labels.roles, default: labels.roleDefault };
  return keys
    .filter(
      (key) =>
        (seesExpired || key.expiration_date === undefined || Date.parse(key.expiration_date) > now) &&
        (role === '' || roleName(key, labels) === roles[role]) &&
        textsOf(key).some((text) => text.toLowerCase().includes(sought)),
    )
    .sort((a, b) => (a.created < b.created ? 1 : a.created > b.created ? -1 : 0));
}

function textsOf({ api_key_id, comment, creator, scopes, tags }: WireKey): string[] {
  return [comment, creator.email, nameOf(creator), ...tags, api_key_id, ...scopes];
}
