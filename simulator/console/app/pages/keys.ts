import type { WireKey } from '../../wire';
import { cancelDeletion, deleteKey, filterKeys, openCreating, sortKeys } from '../actions/keys';
import type { App } from '../app';
import { nameOf, nameOrEmail, numberIn, roleLabel } from '../format';
import type { Labels } from '../language/labels';
import type { KeysPage, Model, SortColumn } from '../model';
import { type Child, h, type VirtualElement } from '../virtual-dom/node';
import { button, loading, pageHead, picker, primary, typedInto } from './form';
import { createPanel, secretPanel } from './key-form';
import { modal } from './modal';

const HOUR_MS = 3_600_000;

export function keysPage(app: App, model: Model, page: KeysPage): VirtualElement {
  return (model.layout.own?.keysPage ?? commonKeysPage)(app, model, page);
}

function commonKeysPage(app: App, model: Model, page: KeysPage): VirtualElement {
  const { labels, layout, now } = model;
  const { keys, filter, expanded, scrollTop, sort } = page;
  const shown = keys && sorted(filtered(keys, filter), page, labels);
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  return h('section', { class: 'page' }, [
    pageHead(
      labels.keys,
      labels.keysHint,
      primary(labels.createKey, () => openCreating(app)),
    ),
    page.creating && createPanel(app, model, page.creating),
    h('div', { class: 'toolbar' }, [
      h('input', {
        type: 'search',
        class: 'filter',
        placeholder: labels.filterKeys,
        value: filter,
        onInput: (event) => filterKeys(app, typedInto(event)),
      }),
      layout.sorting === 'picker' && sortPicker(app, labels, page),
      h('span', { class: 'muted count' }, [shown ? labels.keyCount(numberIn(labels.locale, shown.length)) : '']),
    ]),
    shown
      ? layout.keyList({ app, labels, keys: shown, filter, expanded, hour, now, scrollTop, ...(sort ? { sort } : {}) })
      : loading(labels.loading),
    shown?.length === 0 && h('p', { class: 'muted empty' }, [labels.noKeys]),
  ]);
}

export function keysDialog(app: App, model: Model, { creating, deleting, made }: KeysPage): Child {
  const { labels, layout } = model;
  if (made) return (layout.own?.secretDialog ?? secretPanel)(app, model, made);
  if (creating && layout.own) return layout.own.keyForm(app, model, creating);
  if (!deleting) return undefined;
  return modal(
    layout.dialog,
    labels.deleteTitle(deleting.comment),
    [h('p', {}, [labels.deleteHint])],
    [
      button(labels.cancel, () => cancelDeletion(app)),
      button(labels.deleteKey, () => deleteKey(app, deleting), { class: 'button danger' }),
    ],
  );
}

function sortPicker(app: App, labels: Labels, { sort }: KeysPage): VirtualElement {
  const options: [SortColumn, string][] = [
    ['created', labels.created],
    ['comment', labels.comment],
    ['creator', labels.creator],
    ['role', labels.role],
  ];
  return picker({ class: 'sort-by', 'aria-label': labels.sortBy }, sort?.column ?? 'created', options, (column) => {
    // The options are the columns above.
    sortKeys(app, column as SortColumn);
  });
}

function filtered(keys: WireKey[], filter: string): WireKey[] {
  const sought = filter.trim().toLowerCase();
  if (!sought) return keys;
  return keys.filter(({ comment, creator }) =>
    [comment, creator.email, nameOf(creator)].some((text) => text.toLowerCase().includes(sought)),
  );
}

function sorted(keys: WireKey[], { sort }: KeysPage, labels: Labels): WireKey[] {
  if (!sort) return keys;
  const by: Record<SortColumn, (key: WireKey) => string> = {
    comment: ({ comment }) => comment.toLowerCase(),
    creator: ({ creator }) => nameOrEmail(creator).toLowerCase(),
    created: ({ created }) => created,
    role: (key) => roleLabel(key, labels),
  };
  const valueOfKey = by[sort.column];
  const sign = sort.descending ? -1 : 1;
  return keys
    .map((key) => ({ key, value: valueOfKey(key) }))
    .sort((a, b) => sign * (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
    .map(({ key }) => key);
}
