import type { Layout } from '../layouts/layout';
import { h, type VirtualElement, type VirtualNode } from '../virtual-dom/node';

/** A control with its name, given in the way of the layout. The control's own facts are passed in `facts`. */
function field(
  style: Layout['field'],
  id: string,
  label: string,
  control: (facts: Record<string, string>) => VirtualElement,
): VirtualNode {
  switch (style) {
    case 'for':
      return h('div', { class: 'field' }, [h('label', { for: id }, [label]), control({ id })]);
    case 'wrap':
      return h('label', { class: 'field' }, [h('span', {}, [label]), control({})]);
    case 'aria':
      return h('div', { class: 'field' }, [control({ 'aria-label': label })]);
    case 'placeholder':
      return h('div', { class: 'field' }, [control({ placeholder: label })]);
    case 'before':
      return h('div', { class: 'field' }, [h('div', { class: 'caption' }, [label]), control({})]);
  }
}

export function textField(
  style: Layout['field'],
  id: string,
  label: string,
  { onType, ...facts }: { value: string; class?: string; placeholder?: string; onType: (value: string) => void },
): VirtualNode {
  return field(style, id, label, (named) =>
    h('input', {
      type: 'text',
      autocomplete: 'off',
      spellcheck: 'false',
      ...facts,
      ...named,
      onInput: (event) => onType(typedInto(event)),
    }),
  );
}

export function pickerField(
  style: Layout['field'],
  id: string,
  label: string,
  value: string,
  options: [value: string, label: string][],
  onPick: (value: string) => void,
): VirtualNode {
  // A picker has no placeholder to be named by.
  const named = style === 'placeholder' ? 'aria' : style;
  return field(named, id, label, (facts) => picker(facts, value, options, onPick));
}

export function typedInto({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}

export function button(
  label: string,
  onClick: () => void,
  facts: Record<string, string | boolean> = {},
): VirtualElement {
  return h('button', { type: 'button', class: 'button', ...facts, onClick }, [label]);
}

export function primary(label: string, onClick: () => void, disabled = false): VirtualElement {
  return h('button', { type: 'button', class: 'button primary', disabled, onClick }, [label]);
}

/** A choice among values, each with what it says. */
export function picker(
  facts: Record<string, string>,
  value: string,
  options: [value: string, label: string][],
  onPick: (value: string) => void,
): VirtualElement {
  return h(
    'select',
    { ...facts, value, onChange: (event: Event) => onPick(typedInto(event)) },
    options.map(([option, label]) => h('option', { value: option }, [label])),
  );
}

export function pageHead(
  title: string,
  hint: string,
  action?: VirtualElement,
  heading: 'h1' | 'h2' = 'h1',
): VirtualElement {
  return h('header', { class: 'page-head' }, [
    h('div', {}, [h(heading, {}, [title]), h('p', { class: 'muted' }, [hint])]),
    action,
  ]);
}

export function loading(label: string): VirtualElement {
  return h('div', { class: 'loading' }, [h('div', { class: 'spinner' }), h('span', {}, [label])]);
}
