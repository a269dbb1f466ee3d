import { setAttribute } from './badge-attributes';
import type { Standing } from './painter';
import { findSpot, type Spot, spotWords } from './spot';

/** Gives badges out of flow their spots: all layout is read before anything is written. */
export const settle = (standing: Iterable<Standing>): void => {
  const found: [Element, Spot | null][] = [];
  for (const { row, text, cell, face, fit } of standing) {
    if (fit === 'over') found.push([cell, findSpot(row, text, cell, face.label)]);
  }
  for (const [cell, spot] of found) {
    if (spot) setAttribute(cell, 'data-linchpin-spot', spotWords(spot));
    else cell.removeAttribute('data-linchpin-spot');
  }
};
