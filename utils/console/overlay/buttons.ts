import type { Painted } from '../paint/painter';
import type { Stylesheet } from '../paint/stylesheet';
import { createTabOrder } from './tab-order';

/** The transparent buttons that make badges usable. */
export interface Buttons {
  readonly show: (painted: Painted) => void;
  readonly hide: (cell: Element) => void;
  /** Hides all; what names their anchors in the page goes with the badges. */
  readonly clear: () => void;
  /** Brings a shown button up to date; no effect on a cell without one. */
  readonly update: (painted: Painted) => void;
  readonly cellOf: (button: Element) => Element | undefined;
  readonly buttonOf: (cell: Element) => HTMLButtonElement | undefined;
  /** In the page's order. */
  readonly all: () => readonly HTMLButtonElement[];
  /** Follows cells that the host has moved, so that Tab goes by the page as it is now. What has the focus keeps it. */
  readonly arrange: () => void;
}

const describe = (button: HTMLButtonElement, { content }: Painted): void => {
  const [first, ...more] = content.subjects;
  button.dataset.entity = more.length > 0 || !first ? 'ambiguous' : first.kind;
  button.dataset.id = more.length > 0 || !first ? '' : first.id;
  button.dataset.tone = content.tone;
  button.setAttribute('aria-label', content.description);
};

const createButton = (document: Document, anchor: number): HTMLButtonElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.dataset.linchpinAnchor = `--linchpin-${anchor}`;
  button.style.setProperty('position-anchor', `--linchpin-${anchor}`);
  return button;
};

export const createButtons = (layer: HTMLElement, stylesheet: Stylesheet): Buttons => {
  const shown = new Map<Element, { button: HTMLButtonElement; anchor: number }>();
  const cells = new WeakMap<Element, Element>();
  const order = createTabOrder(layer, cells);
  const free: number[] = [];
  let anchors = 0;

  const takeAnchor = (): number => {
    const anchor = free.pop();
    if (anchor !== undefined) return anchor;
    anchors += 1;
    stylesheet.nameAnchors(anchors);
    return anchors - 1;
  };

  return {
    show(painted) {
      const { cell } = painted;
      if (shown.has(cell)) return;
      const anchor = takeAnchor();
      const button = createButton(layer.ownerDocument, anchor);
      describe(button, painted);
      cell.setAttribute('data-linchpin-anchor', String(anchor));
      cells.set(button, cell);
      shown.set(cell, { button, anchor });
      order.insert(button, cell);
    },
    hide(cell) {
      const entry = shown.get(cell);
      if (!entry) return;
      shown.delete(cell);
      free.push(entry.anchor);
      order.remove(entry.button);
      cell.removeAttribute('data-linchpin-anchor');
    },
    clear() {
      for (const { button, anchor } of shown.values()) {
        free.push(anchor);
        order.remove(button);
      }
      shown.clear();
    },
    update(painted) {
      const entry = shown.get(painted.cell);
      if (entry) describe(entry.button, painted);
    },
    cellOf: (button) => cells.get(button),
    buttonOf: (cell) => shown.get(cell)?.button,
    all: order.all,
    arrange: order.arrange,
  };
};
