import { CONTROLS, isShown } from '../dialogs/controls';
import type { Box } from './panel-position';

/** More than a page shows at a time. */
const MOST = 400;

/**
 * Where in the window there is something to press; what a dialog or a page lists beyond the window's edges is left out.
 */
export const controlBoxes = (within: Element): readonly Box[] => {
  const { clientWidth, clientHeight } = within.ownerDocument.documentElement;
  const boxes: Box[] = [];
  for (const control of within.querySelectorAll(CONTROLS)) {
    if (boxes.length >= MOST) break;
    const { x, y, width, height } = control.getBoundingClientRect();
    const isInView = width > 0 && height > 0 && x < clientWidth && y < clientHeight && x + width > 0 && y + height > 0;
    if (isInView && isShown(control) && !control.closest('linchpin-layer')) boxes.push({ x, y, width, height });
  }
  return boxes;
};
