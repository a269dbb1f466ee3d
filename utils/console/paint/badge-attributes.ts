import type { BadgeContent } from './painter';
import type { Fit } from './placement/choose';

export const BADGE_ATTRIBUTES = ['for', 'label', 'text', 'tone', 'fit', 'spot', 'anchor'].map(
  (name) => `data-linchpin-${name}`,
);

/** What a blanked badge shows. Its text stays, unseen, for its width. */
export const BLANK: BadgeContent = { ref: 'pending', tone: 'blank', label: '\u00a0', description: '', subjects: [] };

/** Writes only what differs: the browser lays out again whatever is written to. */
export const setAttribute = (cell: Element, name: string, value: string): void => {
  if (cell.getAttribute(name) !== value) cell.setAttribute(name, value);
};

export const writeBadge = (cell: Element, content: BadgeContent, text: string, fit: Fit): void => {
  setAttribute(cell, 'data-linchpin-for', content.ref);
  setAttribute(cell, 'data-linchpin-label', content.label);
  setAttribute(cell, 'data-linchpin-text', text);
  setAttribute(cell, 'data-linchpin-tone', content.tone);
  setAttribute(cell, 'data-linchpin-fit', fit);
  if (fit !== 'over') cell.removeAttribute('data-linchpin-spot');
};

export const blankBadge = (cell: Element): void => {
  cell.setAttribute('data-linchpin-for', BLANK.ref);
  cell.setAttribute('data-linchpin-label', BLANK.label);
  cell.setAttribute('data-linchpin-tone', BLANK.tone);
};

export const eraseBadge = (cell: Element): void => {
  for (const name of BADGE_ATTRIBUTES) cell.removeAttribute(name);
};
