import { pathTo, type RelativePath, shapeOf } from '../../page/relative-path';
import { breakable } from '../label-breaks';
import { labelWidth } from '../label-width';
import type { PlacedBadge } from '../placed-badges';
import type { ReservedCell, ReservedRow, StoredSpace } from './stored';

/** More than any window shows at first. */
const FIRST_ROWS = 60;

const numberOf = (element: Element): number => {
  let at = 1;
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) at += 1;
  return at;
};
const nthChild = (element: Element): string => `${element.localName}:nth-child(${numberOf(element)})`;
const withClasses = (element: Element): string =>
  nthChild(element) + [...element.classList].map((name) => `.${CSS.escape(name)}`).join('');

const pathFrom = (top: Element, element: Element, step: (element: Element) => string): string => {
  let path = '';
  for (let at: Element | null = element; at && at !== top; at = at.parentElement) path = `>${step(at)}${path}`;
  return path;
};

/** Of the longest part that isn't broken. */
const leastWidth = (label: string): number => Math.max(...breakable(label).split(' ').map(labelWidth));

/** What the first rows' badges take. Reads layout: for when it is clean. */
export const measureSpace = (root: Element, projectId: string, placed: Iterable<PlacedBadge>): StoredSpace => {
  const lists = new Map<Element, { readonly selector: string; readonly numbers: ReadonlyMap<Element, number> }>();
  const ways = new Map<string, RelativePath>();
  const cells: ReservedCell[] = [];
  const rows: ReservedRow[] = [];
  const listAt = (container: Element) => {
    const known = lists.get(container) ?? {
      selector: `${root.localName}${pathFrom(root, container, nthChild)}`,
      numbers: new Map([...container.children].slice(0, FIRST_ROWS).map((row, index) => [row, index + 1])),
    };
    lists.set(container, known);
    return known;
  };
  const indexOf = (cell: ReservedCell): number => {
    const index = cells.findIndex(
      (other) => other.list === cell.list && other.row === cell.row && other.cell === cell.cell,
    );
    return index < 0 ? cells.push(cell) - 1 : index;
  };
  for (const { row, text, cell, content, fit } of placed) {
    if (!row.parentElement || fit === 'over' || content.subjects.length === 0) continue;
    const { selector, numbers } = listAt(row.parentElement);
    const at = numbers.get(row);
    if (at === undefined) continue;
    const way = pathTo({ cell, fit }, text);
    if (way) ways.set(shapeOf(row, text, false), way);
    const { width, height } = getComputedStyle(cell, '::after');
    rows.push({
      cell: indexOf({ list: selector, row: row.localName, cell: pathFrom(row, cell, withClasses), fit }),
      at,
      least: leastWidth(content.label),
      width: Number.parseFloat(width) || 0,
      height: Number.parseFloat(height) || 0,
    });
  }
  return { projectId, ways: [...ways], cells, rows };
};
