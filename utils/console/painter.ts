import type { Tone } from '../messages';
import { createAfterLayout } from './after-layout';
import { breakable } from './label-breaks';
import { createPlacement, type Placed, type Placement } from './placement';
import { findSpot, type Spot, spotWords } from './spot';
import { shapeOf } from './ways';

/** What a row's badge shows. */
export interface Face {
  /** `member:<id>`, `invite:<email>`, `key:<id>` or `ambiguous`. */
  readonly ref: string;
  /** `blank`: of a row that reads otherwise by now. */
  readonly tone: Tone | 'blank';
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
 * compared with what shall be, so that painting twice costs and changes nothing. Layout is read after the browser has laid
 * out what was painted, before anybody sees it.
 */
export interface Painter {
  /** @param far Out of sight: spots of badges out of flow are found when they come into sight. */
  readonly paint: (jobs: readonly Job[], far?: boolean) => void;
  /** Shows nothing on rows that have changed and aren't read yet; their badges' room is kept, so that nothing moves. */
  readonly blank: (rows: Iterable<Element>) => void;
  /** Finds spots for those of these badges that stand out of flow, as they come into sight. */
  readonly refit: (cells: readonly Element[]) => void;
  readonly painted: () => Iterable<Standing>;
  readonly at: (cell: Element) => Painted | undefined;
  readonly of: (row: Element) => Painted | undefined;
  readonly recall: Placement['recall'];
  readonly clear: () => void;
}

export interface PainterHooks {
  readonly onPaint: (painted: Painted, isNew: boolean) => void;
  readonly onBlank: (cell: Element) => void;
  readonly onErase: (cell: Element) => void;
  /** Badges came, and stand where they stay; computed styles cost nothing now. */
  readonly onStand: () => void;
}

export const BADGE_ATTRIBUTES = ['for', 'label', 'text', 'tone', 'fit', 'spot', 'anchor'].map(
  (name) => `data-linchpin-${name}`,
);

/** What a blanked badge shows. Its text stays, unseen, for its width. */
const BLANK: Face = { ref: 'pending', tone: 'blank', label: '\u00a0', description: '', subjects: [] };

const erase = (cell: Element): void => {
  for (const name of BADGE_ATTRIBUTES) cell.removeAttribute(name);
};

const set = (cell: Element, name: string, value: string): void => {
  if (cell.getAttribute(name) !== value) cell.setAttribute(name, value);
};

/** A badge and how it stands. */
export interface Standing extends Painted, Placed {}

export const createPainter = (root: Element, hooks: PainterHooks): Painter => {
  const byCell = new Map<Element, Standing>();
  const byRow = new Map<Element, Standing>();
  const placement = createPlacement();
  /** Rows painted since the last look, and whether far from sight. */
  const fresh = new Map<Element, boolean>();
  const widths = new WeakMap<Element, number>();

  const remove = (painted: Painted): void => {
    byCell.delete(painted.cell);
    byRow.delete(painted.row);
    hooks.onErase(painted.cell);
    erase(painted.cell);
  };

  const mark = (standing: Standing): void => {
    const { row, cell, face, fit } = standing;
    const before = byRow.get(row);
    if (before && before.cell !== cell) remove(before);
    const other = byCell.get(cell);
    if (other && other.row !== row) remove(other);
    byCell.set(cell, standing);
    byRow.set(row, standing);
    set(cell, 'data-linchpin-for', face.ref);
    set(cell, 'data-linchpin-label', face.label);
    set(cell, 'data-linchpin-text', breakable(face.label));
    set(cell, 'data-linchpin-tone', face.tone);
    set(cell, 'data-linchpin-fit', fit);
    if (fit !== 'over') cell.removeAttribute('data-linchpin-spot');
    hooks.onPaint(standing, before?.cell !== cell);
  };

  const settle = (standing: Iterable<Standing>): void => {
    const found: [Element, Spot | null][] = [];
    for (const { row, text, cell, face, fit } of standing) {
      if (fit === 'over') found.push([cell, findSpot(row, text, cell, face.label)]);
    }
    for (const [cell, spot] of found) {
      if (spot) set(cell, 'data-linchpin-spot', spotWords(spot));
      else cell.removeAttribute('data-linchpin-spot');
    }
  };

  /** After layout: all that was painted since is brought to where it stands well. */
  const stand = (): void => {
    afterLayout.cancel();
    const rows = [...fresh];
    fresh.clear();
    const standing = rows.flatMap(([row]) => byRow.get(row) ?? []);
    // Each place that doesn't do leads to one that asks for less of the row.
    for (let next = placement.mend(standing); next.length > 0; next = placement.mend(next)) next.forEach(mark);
    settle(rows.flatMap(([row, far]) => (far ? [] : (byRow.get(row) ?? []))));
    for (const list of new Set(standing.map(({ row }) => row.parentElement))) watch(list);
    if (standing.length > 0) hooks.onStand();
  };
  const afterLayout = createAfterLayout(root.ownerDocument, stand);

  /** Badges that stand elsewhere than the ways of their shapes lead. */
  const misplaced = (): Standing[] =>
    [...byRow.values()].filter(({ row, text, cell, shape, fit }) => {
      const place = placement.placeOf(row, text, shape);
      return place.cell !== cell || place.fit !== fit;
    });

  /** All ways and spots again: a narrower page may be built in another manner. */
  const placeAnew = (): void => {
    const samples = new Map<string, Standing>();
    for (const standing of byRow.values()) if (!samples.has(standing.shape)) samples.set(standing.shape, standing);
    placement.forget();
    // A column is as wide as its badges make it: all that were moved go back before any is looked at.
    paint([...new Set([...samples.values(), ...misplaced()])], true);
    stand();
    paint(misplaced(), true);
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

  const paint = (jobs: readonly Job[], far = false): void => {
    const planned: Standing[] = [];
    for (const { row, text, face } of jobs) {
      const before = byRow.get(row);
      if (!face) {
        if (before) remove(before);
        continue;
      }
      const shape = shapeOf(row, text, face.tone === 'skeleton');
      planned.push({ row, text, face, shape, ...placement.placeOf(row, text, shape) });
    }
    for (const standing of planned) {
      mark(standing);
      fresh.set(standing.row, far && fresh.get(standing.row) !== false);
    }
    if (planned.length > 0) afterLayout.request();
  };

  return {
    paint,
    blank(rows) {
      for (const row of rows) {
        const before = byRow.get(row);
        if (!before || before.face === BLANK) continue;
        const { cell } = before;
        const standing = { ...before, face: BLANK };
        byCell.set(cell, standing);
        byRow.set(row, standing);
        cell.setAttribute('data-linchpin-for', BLANK.ref);
        cell.setAttribute('data-linchpin-label', BLANK.label);
        cell.setAttribute('data-linchpin-tone', BLANK.tone);
        hooks.onBlank(cell);
      }
    },
    refit: (cells) => settle(cells.flatMap((cell) => byCell.get(cell) ?? [])),
    painted: () => byCell.values(),
    at: (cell) => byCell.get(cell),
    of: (row) => byRow.get(row),
    recall: placement.recall,
    clear() {
      afterLayout.cancel();
      resizes.disconnect();
      root.ownerDocument.fonts?.removeEventListener('loadingdone', onFonts);
      for (const painted of [...byCell.values()]) remove(painted);
      // A host that clones its rows clones the attributes with them.
      for (const cell of root.querySelectorAll('[data-linchpin-for]')) erase(cell);
    },
  };
};
