import type { Buttons } from './layer';

/** What every badge's content begins with (badges.css). */
const OURS = '\u2066';

const isShown = (cell: Element, button: HTMLElement): boolean => {
  const { content, display, visibility } = getComputedStyle(cell, '::after');
  const isPainted = content.includes(OURS) && display !== 'none' && visibility !== 'hidden';
  const { pointerEvents } = getComputedStyle(button);
  const canBePressed = pointerEvents !== 'none' || button.dataset.linchpinCovered !== undefined;
  return isPainted && canBePressed && button.checkVisibility({ visibilityProperty: true });
};

/**
 * Whether the badges that have buttons are to be seen and pressed; a host's `!important` rules for `::after` or for buttons
 * may hide them all. `null` while there is none to look at.
 */
export const areShown = (buttons: Buttons): boolean | null => {
  const all = buttons.all();
  if (all.length === 0) return null;
  return all.some((button) => {
    const cell = buttons.cellOf(button);
    return cell !== undefined && isShown(cell, button);
  });
};
