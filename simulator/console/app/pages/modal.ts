import type { Layout } from '../layouts/layout';
import { type Child, h, type VirtualElement } from '../virtual-dom/node';

/** A dialog over the page. Whether it says so to assistive technology is up to the layout. */
export function modal(
  { role, labelled }: Layout['dialog'],
  title: string,
  body: Child[],
  buttons: VirtualElement[],
): VirtualElement {
  const facts = {
    class: 'modal',
    ...(role ? { role, 'aria-modal': 'true' } : {}),
    ...(role && labelled ? { 'aria-labelledby': 'modal-title' } : {}),
  };
  return h('div', { class: 'veil' }, [
    h('div', facts, [
      h('div', { class: 'modal-head' }, [h('h2', labelled ? { id: 'modal-title' } : {}, [title])]),
      h('div', { class: 'modal-body' }, body),
      h('div', { class: 'modal-buttons' }, buttons),
    ]),
  ]);
}
