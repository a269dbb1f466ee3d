import { DIALOG } from '../page/dialog-selector';

/**
 * Whether something of the host's lies over a row where the pointer is: a dialog, a menu, a sticky head. The buttons
 * lie beside `<body>` and would be above it; what the person sees on top must get the click.
 */
export const isCovered = (button: Element, row: Element, x: number, y: number): boolean => {
  for (const element of button.ownerDocument.elementsFromPoint(x, y)) {
    if (element.closest('linchpin-layer')) continue;
    return !row.contains(element) && !element.contains(row);
  }
  return false;
};

/** Whether the host shows a dialog: badges behind it are out of reach. */
export const hasModal = (body: Element): boolean => body.querySelector(DIALOG) !== null;
