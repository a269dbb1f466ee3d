import type { Place } from '../paint/placement/choose';

/** Where a badge stands by way of its text: so many steps up, and so many siblings on. */
export interface RelativePath {
  readonly up: number;
  readonly on: number;
  readonly fit: Place['fit'];
}

export const skeletonOf = (shape: string): string => `skeleton${shape}`;

/** Rows of one shape are built alike. What stands for a badge to come may fit where the badge doesn't. */
export const shapeOf = (row: Element, text: Element, isSkeleton: boolean): string => {
  let shape = '';
  for (let at: Element | null = text; at; at = at.parentElement) {
    shape += `/${at.tagName}.${at.className}`;
    if (at === row) break;
  }
  return isSkeleton ? skeletonOf(shape) : shape;
};

export const pathTo = ({ cell, fit }: Place, text: Element): RelativePath | null => {
  let up = 0;
  for (let at: Element | null = text; at; at = at.parentElement) {
    let on = 0;
    for (let next: Element | null = at; next; next = next.nextElementSibling) {
      if (next === cell) return { up, on, fit };
      on += 1;
    }
    up += 1;
  }
  return null;
};

export const follow = ({ up, on, fit }: RelativePath, row: Element, text: Element): Place | null => {
  let cell: Element | null = text;
  for (let step = 0; step < up; step += 1) cell = cell?.parentElement ?? null;
  for (let step = 0; step < on; step += 1) cell = cell?.nextElementSibling ?? null;
  return cell && row.contains(cell) ? { cell, fit } : null;
};
