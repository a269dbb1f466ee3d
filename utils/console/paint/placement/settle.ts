import { setAttribute } from '../badge-attributes';
import type { PlacedBadge } from '../placed-badges';
import { findSpot, type Spot, spotWords } from './overlay-position';

/** Gives badges out of flow their spots: all layout is read before anything is written. */
export const settle = (placed: Iterable<PlacedBadge>): void => {
  const found: [Element, Spot | null][] = [];
  for (const { row, text, cell, content, fit } of placed) {
    if (fit === 'over') found.push([cell, findSpot(row, text, cell, content.label)]);
  }
  for (const [cell, spot] of found) {
    if (spot) setAttribute(cell, 'data-linchpin-spot', spotWords(spot));
    else cell.removeAttribute('data-linchpin-spot');
  }
};
