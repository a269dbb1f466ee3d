/** Keeps buttons in the order of the cells that they stand on, so that Tab follows the rows. */
export interface TabOrder {
  readonly insert: (button: HTMLButtonElement, cell: Element) => void;
  readonly remove: (button: HTMLButtonElement) => void;
  readonly all: () => readonly HTMLButtonElement[];
  /** Follows cells that the host has moved. What has the focus keeps it. */
  readonly arrange: () => void;
}

const comesBefore = (one: Element | undefined, other: Element | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

export const createTabOrder = (layer: HTMLElement, cells: WeakMap<Element, Element>): TabOrder => {
  const order: HTMLButtonElement[] = [];

  /** Where the first button stands whose cell comes later in the page. */
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
  const isInOrder = (): boolean =>
    order.every((button, at) => {
      const next = order[at + 1];
      return !next || comesBefore(cells.get(button), cells.get(next));
    });

  return {
    insert(button, cell) {
      const place = placeOf(cell);
      const next = order[place];
      layer.insertBefore(button, next?.parentNode === layer ? next : null);
      order.splice(place, 0, button);
    },
    remove(button) {
      order.splice(order.indexOf(button), 1);
      button.remove();
    },
    all: () => order,
    arrange() {
      if (isInOrder()) return;
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
