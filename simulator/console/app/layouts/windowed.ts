import { h, type VirtualElement, type VirtualNode } from '../virtual-dom/node';

/** As the style sheet has it. */
const VIEWPORT = 560;
const OVERSCAN = 208;

interface Windowed<Item> {
  items: Item[];
  heightOf(item: Item): number;
  scrollTop: number;
  onScroll(scrollTop: number): void;
  view(item: Item): VirtualNode;
}

/**
 * A scrolling box with the rows that can be seen, and a few around them; the same elements serve other rows further
 * down.
 */
export function windowed<Item>({ items, heightOf, scrollTop, onScroll, view }: Windowed<Item>): VirtualElement {
  const rows: VirtualElement[] = [];
  let top = 0;
  for (const item of items) {
    const height = heightOf(item);
    if (top + height >= scrollTop - OVERSCAN && top <= scrollTop + VIEWPORT + OVERSCAN) {
      const style = { top: `${top}px`, height: `${height}px` };
      rows.push(h('div', { role: 'listitem', class: 'window-row', style }, [view(item)]));
    }
    top += height;
  }
  const tell = ({ target }: Event) => {
    if (target instanceof HTMLElement) onScroll(target.scrollTop);
  };
  return h('div', { class: 'viewport', tabindex: '0', onScroll: tell }, [
    h('div', { role: 'list', class: 'canvas', style: { height: `${top}px` } }, rows),
  ]);
}
