import type { Painted } from './painter';
import type { Stylesheet } from './stylesheet';

const COPY = 'data-linchpin-copy';

/** On the layer of a copy that has nothing to show, as no key was connected to it. */
const IDLE = 'data-linchpin-idle';

/**
 * Whether another copy of Linchpin, such as an unpacked one beside the store's, has its layer here: who comes later yields. An
 * older version of the same copy has the same id, and gives way (remains.ts); so does a copy that has nothing to show.
 * @param copy The extension's id.
 */
export const isTakenByOther = (document: Document, copy: string): boolean =>
  [...document.querySelectorAll(`linchpin-layer:not([${IDLE}])`)].some(
    (layer) => (layer.getAttribute(COPY) ?? copy) !== copy,
  );

export const setIdle = (layer: HTMLElement, isIdle: boolean): void => void layer.toggleAttribute(IDLE, isIdle);

/** Calls once the page is not another copy's any more. */
export const whenFree = (document: Document, copy: string, signal: AbortSignal, call: () => void): void => {
  const look = new MutationObserver(() => {
    if (isTakenByOther(document, copy)) return;
    look.disconnect();
    call();
  });
  look.observe(document.documentElement, { childList: true });
  for (const layer of document.querySelectorAll('linchpin-layer')) look.observe(layer, { attributeFilter: [IDLE] });
  signal.addEventListener('abort', () => look.disconnect(), { once: true });
};

/** Linchpin's own element beside `<body>`: the one node it adds to the Console's document (docs/architecture.md, rule 2). */
export const mountLayer = (document: Document, copy: string, signal: AbortSignal): HTMLElement => {
  for (const old of document.querySelectorAll('linchpin-layer')) old.remove();
  const layer = document.createElement('linchpin-layer');
  layer.setAttribute(COPY, copy);
  document.documentElement.append(layer);
  signal.addEventListener('abort', () => layer.remove(), { once: true });
  return layer;
};

/**
 * The part of the layer that is put out of reach while the host shows a dialog: badges' buttons, their card, notices. What
 * belongs to the dialog itself stands beside it in the layer.
 */
export const mountGroup = (layer: HTMLElement): HTMLElement => {
  const group = layer.ownerDocument.createElement('linchpin-badges');
  layer.append(group);
  return group;
};

/** The transparent buttons that make badges usable. */
export interface Buttons {
  readonly show: (painted: Painted) => void;
  readonly hide: (cell: Element) => void;
  /** Brings a shown button up to date; no effect on a cell without one. */
  readonly update: (painted: Painted) => void;
  readonly cellOf: (button: Element) => Element | undefined;
  readonly buttonOf: (cell: Element) => HTMLButtonElement | undefined;
  /** In the page's order. */
  readonly all: () => readonly HTMLButtonElement[];
  /** Follows cells that the host has moved, so that Tab goes by the page as it is now. What has the focus keeps it. */
  readonly arrange: () => void;
}

const comesBefore = (one: Element | undefined, other: Element | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

export const createButtons = (layer: HTMLElement, stylesheet: Stylesheet): Buttons => {
  const shown = new Map<Element, { button: HTMLButtonElement; anchor: number }>();
  const cells = new WeakMap<Element, Element>();
  /** In the page's order. */
  const order: HTMLButtonElement[] = [];
  const free: number[] = [];
  let anchors = 0;

  const takeAnchor = (): number => {
    const anchor = free.pop();
    if (anchor !== undefined) return anchor;
    anchors += 1;
    stylesheet.nameAnchors(anchors);
    return anchors - 1;
  };

  const describe = (button: HTMLButtonElement, { face }: Painted): void => {
    const [first, ...more] = face.subjects;
    button.dataset.entity = more.length > 0 || !first ? 'ambiguous' : first.kind;
    button.dataset.id = more.length > 0 || !first ? '' : first.id;
    button.dataset.tone = face.tone;
    button.setAttribute('aria-label', face.description);
  };

  /** Where the first button stands whose cell comes later in the page: Tab then follows the rows. */
  const placeOf = (cell: Element): number => {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comesBefore(cells.get(order[middle] ?? cell), cell)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    show(painted) {
      const { cell } = painted;
      if (shown.has(cell)) return;
      const anchor = takeAnchor();
      const button = layer.ownerDocument.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-haspopup', 'dialog');
      button.dataset.linchpinAnchor = `--linchpin-${anchor}`;
      button.style.setProperty('position-anchor', `--linchpin-${anchor}`);
      describe(button, painted);
      cell.setAttribute('data-linchpin-anchor', String(anchor));
      cells.set(button, cell);
      shown.set(cell, { button, anchor });
      const place = placeOf(cell);
      const next = order[place];
      layer.insertBefore(button, next?.parentNode === layer ? next : null);
      order.splice(place, 0, button);
    },
    hide(cell) {
      const entry = shown.get(cell);
      if (!entry) return;
      shown.delete(cell);
      free.push(entry.anchor);
      order.splice(order.indexOf(entry.button), 1);
      entry.button.remove();
      cell.removeAttribute('data-linchpin-anchor');
    },
    update(painted) {
      const entry = shown.get(painted.cell);
      if (entry) describe(entry.button, painted);
    },
    cellOf: (button) => cells.get(button),
    buttonOf: (cell) => shown.get(cell)?.button,
    all: () => order,
    arrange() {
      const isInOrder = order.every((button, at) => {
        const next = order[at + 1];
        return !next || comesBefore(cells.get(button), cells.get(next));
      });
      if (isInOrder) return;
      order.sort((one, other) => (comesBefore(cells.get(one), cells.get(other)) ? -1 : 1));
      const { activeElement } = layer.ownerDocument;
      let next: Element | null = null;
      for (const button of [...order].reverse()) {
        // To be moved is to lose the focus: the others are moved around it.
        if (button !== activeElement && button.parentNode === layer) layer.insertBefore(button, next);
        if (button.parentNode === layer) next = button;
      }
    },
  };
};
