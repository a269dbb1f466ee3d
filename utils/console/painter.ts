import type { Tone } from '../messages';
import { createAfterLayout } from './after-layout';
import { BLANK, blankBadge, eraseBadge, writeBadge } from './badge-attributes';
import { breakable } from './label-breaks';
import { createPlacement, type Placed, type Placement } from './placement';
import { settle } from './settle';
import { shapeOf } from './ways';
import { createWidthWatch } from './width-watch';

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
  /** A member's e-mail, where several may be meant: two may have one name. */
  readonly address?: string;
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
 * Writes badges as `data-linchpin-*` attributes, and nothing else, on host elements (docs/architecture.md, rule 2). What is there is
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
  /** Nothing is followed or measured any more; what is painted stays until it is cleared. */
  readonly rest: () => void;
  readonly clear: () => void;
}

export interface PainterHooks {
  readonly onPaint: (painted: Painted, isNew: boolean) => void;
  readonly onBlank: (cell: Element) => void;
  readonly onErase: (cell: Element) => void;
  /** Badges came, and stand where they stay; computed styles cost nothing now. */
  readonly onStand: () => void;
}

/** A badge and how it stands. */
export interface Standing extends Painted, Placed {}

export const createPainter = (root: Element, hooks: PainterHooks): Painter => {
  const byCell = new Map<Element, Standing>();
  const byRow = new Map<Element, Standing>();
  const placement = createPlacement();
  /** Rows painted since the last look, and whether far from sight. */
  const fresh = new Map<Element, boolean>();

  const remove = (painted: Painted): void => {
    byCell.delete(painted.cell);
    byRow.delete(painted.row);
    hooks.onErase(painted.cell);
    eraseBadge(painted.cell);
  };

  const mark = (standing: Standing): void => {
    const { row, cell, face, fit } = standing;
    const before = byRow.get(row);
    if (before && before.cell !== cell) remove(before);
    const other = byCell.get(cell);
    if (other && other.row !== row) remove(other);
    byCell.set(cell, standing);
    byRow.set(row, standing);
    writeBadge(cell, face, breakable(face.label), fit);
    hooks.onPaint(standing, before?.cell !== cell);
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
    for (const list of new Set(standing.map(({ row }) => row.parentElement))) widths.watch(list);
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

  const widths = createWidthWatch(window, placeAnew);
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

  const rest = (): void => {
    afterLayout.cancel();
    widths.stop();
    root.ownerDocument.fonts?.removeEventListener('loadingdone', onFonts);
  };

  return {
    paint,
    rest,
    blank(rows) {
      for (const row of rows) {
        const before = byRow.get(row);
        if (!before || before.face === BLANK) continue;
        const { cell } = before;
        const standing = { ...before, face: BLANK };
        byCell.set(cell, standing);
        byRow.set(row, standing);
        blankBadge(cell);
        hooks.onBlank(cell);
      }
    },
    refit: (cells) => settle(cells.flatMap((cell) => byCell.get(cell) ?? [])),
    painted: () => byCell.values(),
    at: (cell) => byCell.get(cell),
    of: (row) => byRow.get(row),
    recall: placement.recall,
    clear() {
      rest();
      for (const painted of [...byCell.values()]) remove(painted);
      // A host that clones its rows clones the attributes with them.
      for (const cell of root.querySelectorAll('[data-linchpin-for]')) eraseBadge(cell);
    },
  };
};
