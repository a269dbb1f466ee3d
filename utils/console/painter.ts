import type { Tone } from '../messages';
import { breakable } from './label-breaks';
import { betterPlace } from './look-again';
import { findPlace, type Place } from './place';
import { findSpot, type Spot, spotWords } from './spot';
import { follow, shapeOf, type Way, wayTo } from './ways';

/** What a row's badge shows. */
export interface Face {
  /** `member:<id>`, `invite:<email>`, `key:<id>` or `ambiguous`. */
  readonly ref: string;
  readonly tone: Tone;
  readonly label: string;
  readonly description: string;
  /** Those whose card it opens: one, or all that the row may be. */
  readonly subjects: readonly Subject[];
}

export interface Subject {
  readonly kind: 'member' | 'invite' | 'key';
  readonly id: string;
  /** In words, to choose by. */
  readonly description: string;
}

export interface Job {
  readonly row: Element;
  /** The element whose text identifies the row; the row itself where none does. */
  readonly text: Element;
  readonly face: Face | null;
}

export interface Painted {
  readonly row: Element;
  readonly cell: Element;
  readonly face: Face;
}

/**
 * Writes badges as `data-linchpin-*` attributes, and nothing else, on host elements (design 2, rule 2). What is there is
 * compared with what shall be, so that painting twice costs and changes nothing.
 */
export interface Painter {
  /** @param measure Find spots for badges that have to stand out of flow; reads layout once for all. For rows in sight. */
  readonly paint: (jobs: readonly Job[], measure: boolean) => void;
  /** Finds spots for those of these badges that stand out of flow, as they come into sight. */
  readonly refit: (cells: readonly Element[]) => void;
  readonly painted: () => Iterable<Painted>;
  readonly at: (cell: Element) => Painted | undefined;
  readonly of: (row: Element) => Painted | undefined;
  readonly clear: () => void;
}

export interface PainterHooks {
  readonly onPaint: (painted: Painted, isNew: boolean) => void;
  readonly onErase: (cell: Element) => void;
}

export const BADGE_ATTRIBUTES = ['for', 'label', 'text', 'tone', 'fit', 'spot', 'anchor'].map(
  (name) => `data-linchpin-${name}`,
);

const erase = (cell: Element): void => {
  for (const name of BADGE_ATTRIBUTES) cell.removeAttribute(name);
};

const set = (cell: Element, name: string, value: string): void => {
  if (cell.getAttribute(name) !== value) cell.setAttribute(name, value);
};

interface Standing extends Painted {
  readonly text: Element;
  readonly shape: string;
}

interface Planned extends Standing {
  readonly place: Place;
}

export const createPainter = (root: Element, hooks: PainterHooks): Painter => {
  const byCell = new Map<Element, Standing>();
  const byRow = new Map<Element, Standing>();
  /** By a row's shape, for as long as the page keeps its structure: styles are read once a shape, and not once a row. */
  const ways = new Map<string, Way>();
  /** Shapes of which a row was looked at, and its badge stood well. */
  const fitting = new Set<string>();
  const widths = new WeakMap<Element, number>();

  const remove = (painted: Painted): void => {
    byCell.delete(painted.cell);
    byRow.delete(painted.row);
    hooks.onErase(painted.cell);
    erase(painted.cell);
  };

  const placeOf = (row: Element, text: Element, shape: string): Place => {
    const known = ways.get(shape);
    const there = known && follow(known, row, text);
    if (there) return there;
    const place = findPlace(row, text);
    const way = wayTo(place, text);
    if (way) ways.set(shape, way);
    return place;
  };

  const mark = ({ row, text, cell, face, shape, place }: Planned): void => {
    const before = byRow.get(row);
    if (before && before.cell !== cell) remove(before);
    const other = byCell.get(cell);
    if (other && other.row !== row) remove(other);
    const standing = { row, text, cell, face, shape };
    byCell.set(cell, standing);
    byRow.set(row, standing);
    set(cell, 'data-linchpin-for', face.ref);
    set(cell, 'data-linchpin-label', face.label);
    set(cell, 'data-linchpin-text', breakable(face.label));
    set(cell, 'data-linchpin-tone', face.tone);
    set(cell, 'data-linchpin-fit', place.fit);
    if (place.fit !== 'over') cell.removeAttribute('data-linchpin-spot');
    hooks.onPaint(standing, before?.cell !== cell);
  };

  /** What styles don't tell, layout does: one row of each new shape is looked at once, with its badge in it. */
  const mend = (planned: readonly Planned[]): readonly Planned[] => {
    const better = new Map<string, Way | null>();
    const looked = new Set<string>();
    for (const { row, text, shape, place } of planned) {
      if (fitting.has(shape) || looked.has(shape)) continue;
      looked.add(shape);
      const other = betterPlace(row, text, place);
      if (other) better.set(shape, wayTo(other, text));
      else fitting.add(shape);
    }
    return planned.flatMap((each) => {
      const way = better.get(each.shape);
      const place = way && follow(way, each.row, each.text);
      if (!place) return [];
      ways.set(each.shape, way);
      return [{ ...each, cell: place.cell, place }];
    });
  };

  const settle = (standing: Iterable<Standing>): void => {
    const found: [Element, Spot | null][] = [];
    for (const { row, text, cell, face } of standing) {
      if (cell.getAttribute('data-linchpin-fit') === 'over') found.push([cell, findSpot(row, text, cell, face.label)]);
    }
    for (const [cell, spot] of found) {
      if (spot) set(cell, 'data-linchpin-spot', spotWords(spot));
      else cell.removeAttribute('data-linchpin-spot');
    }
  };

  /** Badges that stand elsewhere than the ways of their shapes lead. */
  const misplaced = (): Standing[] =>
    [...byRow.values()].filter(({ row, text, cell, shape }) => {
      const place = placeOf(row, text, shape);
      return place.cell !== cell || place.fit !== cell.getAttribute('data-linchpin-fit');
    });

  /** All ways and spots again: a narrower page may be built in another manner. */
  const placeAnew = (): void => {
    const samples = new Map<string, Standing>();
    for (const standing of byRow.values()) if (!samples.has(standing.shape)) samples.set(standing.shape, standing);
    ways.clear();
    fitting.clear();
    // A column is as wide as its badges make it: all that were moved go back before any is looked at.
    paint([...new Set([...samples.values(), ...misplaced()])], false);
    paint(misplaced(), false);
    settle([...byRow.values()].filter(({ cell }) => cell.matches('[data-linchpin-anchor],[data-linchpin-spot]')));
  };

  // Called after layout and before painting, so that nothing is painted in its old place.
  const resizes = new ResizeObserver((entries) => {
    let changed = false;
    for (const { target, contentRect } of entries) {
      const before = widths.get(target);
      widths.set(target, contentRect.width);
      changed ||= before !== undefined && before !== contentRect.width;
    }
    if (changed) placeAnew();
  });
  const watched = new WeakSet<Element>();
  const watch = (list: Element | null): void => {
    if (!list || watched.has(list)) return;
    watched.add(list);
    resizes.observe(list);
  };
  const onFonts = (): void => settle([...byRow.values()].filter(({ cell }) => cell.hasAttribute('data-linchpin-spot')));
  root.ownerDocument.fonts?.addEventListener('loadingdone', onFonts);

  const paint = (jobs: readonly Job[], measure: boolean): void => {
    const planned: Planned[] = [];
    for (const { row, text, face } of jobs) {
      const before = byRow.get(row);
      if (!face) {
        if (before) remove(before);
        continue;
      }
      const shape = shapeOf(row, text, face.tone === 'skeleton');
      const place = placeOf(row, text, shape);
      planned.push({ row, text, face, shape, cell: place.cell, place });
    }
    // Each place that doesn't do leads to one that asks for less of the row.
    for (let next: readonly Planned[] = planned; next.length > 0; next = mend(next)) next.forEach(mark);
    const standing = planned.flatMap(({ row }) => byRow.get(row) ?? []);
    if (measure) settle(standing);
    if (planned[0]) watch(planned[0].row.parentElement);
  };

  return {
    paint,
    refit: (cells) => settle(cells.flatMap((cell) => byCell.get(cell) ?? [])),
    painted: () => byCell.values(),
    at: (cell) => byCell.get(cell),
    of: (row) => byRow.get(row),
    clear() {
      resizes.disconnect();
      root.ownerDocument.fonts?.removeEventListener('loadingdone', onFonts);
      for (const painted of [...byCell.values()]) remove(painted);
      // A host that clones its rows clones the attributes with them.
      for (const cell of root.querySelectorAll('[data-linchpin-for]')) erase(cell);
    },
  };
};
