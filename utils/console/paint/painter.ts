import type { Tone } from '../../protocol/messages';
import type { Subject } from '../../protocol/views/subject';
import { createAfterLayout } from '../page/after-layout';
import { shapeOf } from '../page/relative-path';
import { eraseBadge } from './badge-attributes';
import { createPlacedBadges, type PlacedBadge, type PlacedBadges } from './placed-badges';
import { createPlacement, type Placement } from './placement/cache';
import { settle } from './placement/settle';
import { createWidthWatch } from './width-watch';

/** What a row's badge shows. */
export interface BadgeContent {
  /** `member:<id>`, `invite:<email>`, `key:<id>` or `ambiguous`. */
  readonly ref: string;
  /** `blank`: of a row that reads otherwise by now. */
  readonly tone: Tone | 'blank';
  readonly label: string;
  readonly description: string;
  /** Those whose card it opens: one, or all that the row may be. */
  readonly subjects: readonly Subject[];
}

export interface Job {
  readonly row: Element;
  /** The element whose text identifies the row; the row itself where none does. */
  readonly text: Element;
  readonly content: BadgeContent | null;
}

export interface Painted {
  readonly row: Element;
  readonly cell: Element;
  readonly content: BadgeContent;
}

/**
 * Writes badges as `data-linchpin-*` attributes, and nothing else, on host elements (docs/architecture.md, rule 2).
 * What is there is compared with what should be, so that painting twice costs and changes nothing. Layout is read after
 * the browser has laid out what was painted, before a person sees it.
 */
export interface Painter {
  /** @param far Out of sight: they are written when they come near. */
  readonly paint: (jobs: readonly Job[], far?: boolean) => void;
  /** Shows nothing on rows that have changed and aren't read yet; their badges' room is kept, so that nothing moves. */
  readonly blank: (rows: Iterable<Element>) => void;
  /** These badges come into sight: those that were put off are written, and those out of flow get their spots. */
  readonly comeNear: (cells: readonly Element[]) => void;
  readonly painted: () => Iterable<PlacedBadge>;
  readonly at: (cell: Element) => Painted | undefined;
  readonly of: (row: Element) => Painted | undefined;
  readonly recall: Placement['recall'];
  /** Nothing is followed or measured any more; what is painted stays until it is cleared. */
  readonly rest: () => void;
  readonly clear: () => void;
}

export interface PainterHooks {
  /**
   * Whether a cell is in sight or nearly so, as far as that is known; of one that isn't, `comeNear` is called later.
   */
  readonly isNear: (cell: Element) => boolean;
  readonly onPaint: (painted: Painted, isNew: boolean, isWritten: boolean) => void;
  readonly onBlank: (cell: Element) => void;
  readonly onErase: (cell: Element) => void;
  /** Badges came, and stand where they stay; computed styles cost nothing now. */
  readonly onStand: () => void;
}

/** Badges that stand elsewhere than the paths of their shapes lead. */
const misplaced = (badges: PlacedBadges, placement: Placement): readonly PlacedBadge[] =>
  [...badges.all()].filter(({ row, text, cell, shape, fit }) => {
    if (badges.isPutOff(cell)) return false;
    const place = placement.placeOf(row, text, shape);
    return place.cell !== cell || place.fit !== fit;
  });

/** One written badge of each shape. */
const samplesOf = (badges: PlacedBadges): readonly PlacedBadge[] => {
  const samples = new Map<string, PlacedBadge>();
  for (const placed of badges.all())
    if (!samples.has(placed.shape) && !badges.isPutOff(placed.cell)) samples.set(placed.shape, placed);
  return [...samples.values()];
};

const settleAll = (badges: PlacedBadges, selector: string): void =>
  settle([...badges.all()].filter(({ cell }) => cell.matches(selector)));

/** Brings badges that were written to where they stand well, once the browser has laid them out. */
interface Standing {
  readonly add: (row: Element, far: boolean) => void;
  readonly now: () => void;
  readonly cancel: () => void;
}

const createStanding = (
  document: Document,
  badges: PlacedBadges,
  placement: Placement,
  onStand: (placed: readonly PlacedBadge[]) => void,
): Standing => {
  /** Rows written since the last look, and whether far from sight. */
  const fresh = new Map<Element, boolean>();
  const now = (): void => {
    afterLayout.cancel();
    const rows = [...fresh];
    fresh.clear();
    const placed = rows.flatMap(([row]) => badges.of(row) ?? []);
    // Each place that doesn't do leads to one that asks for less of the row.
    for (let next = placement.mend(placed); next.length > 0; next = placement.mend(next))
      for (const each of next) badges.put(each, false);
    settle(rows.flatMap(([row, far]) => (far ? [] : (badges.of(row) ?? []))));
    onStand(placed);
  };
  const afterLayout = createAfterLayout(document, now);
  return {
    now,
    cancel: afterLayout.cancel,
    add(row, far) {
      if (fresh.size === 0) afterLayout.request();
      fresh.set(row, far && fresh.get(row) !== false);
    },
  };
};

export const createPainter = (root: Element, hooks: PainterHooks): Painter => {
  const { ownerDocument: document } = root;
  const badges = createPlacedBadges(hooks);
  const placement = createPlacement();
  const standing = createStanding(document, badges, placement, (placed) => {
    for (const list of new Set(placed.map(({ row }) => row.parentElement))) widths.watch(list);
    if (placed.length > 0) hooks.onStand();
  });

  const put = (planned: readonly PlacedBadge[], far: boolean): void => {
    for (const placed of planned) if (badges.put(placed, far)) standing.add(placed.row, far);
  };
  const placeOf = ({ row, text, content }: Pick<PlacedBadge, 'row' | 'text' | 'content'>): PlacedBadge => {
    const shape = shapeOf(row, text, content.tone === 'skeleton');
    return { row, text, content, shape, ...placement.placeOf(row, text, shape) };
  };
  const paint: Painter['paint'] = (jobs, far = false) => {
    const planned: PlacedBadge[] = [];
    for (const { row, text, content } of jobs) {
      const before = badges.of(row);
      if (content) planned.push(placeOf({ row, text, content }));
      else if (before) badges.remove(before);
    }
    put(planned, far);
  };

  /** All paths and spots again: a narrower page may be built in another manner. */
  const placeAgain = (): void => {
    const samples = samplesOf(badges);
    placement.forget();
    // A column is as wide as its badges make it: all that were moved go back before any is looked at.
    paint([...new Set([...samples, ...misplaced(badges, placement)])], true);
    standing.now();
    paint(misplaced(badges, placement), true);
    settleAll(badges, '[data-linchpin-anchor],[data-linchpin-spot]');
  };
  const widths = createWidthWatch(window, placeAgain);
  const onFonts = (): void => settleAll(badges, '[data-linchpin-spot]');
  document.fonts?.addEventListener('loadingdone', onFonts);
  const rest = (): void => {
    standing.cancel();
    widths.stop();
    document.fonts?.removeEventListener('loadingdone', onFonts);
  };

  return {
    paint,
    rest,
    blank: (rows) => [...rows].forEach(badges.blank),
    comeNear(cells) {
      const near = cells.flatMap((cell) => badges.at(cell) ?? []);
      const [late, written] = [true, false].map((is) => near.filter(({ cell }) => badges.isPutOff(cell) === is));
      settle(written ?? []);
      // Where badges of its shape stand may have been found since it was put off.
      put((late ?? []).map(placeOf), false);
    },
    painted: badges.all,
    at: badges.at,
    of: badges.of,
    recall: placement.recall,
    clear() {
      rest();
      for (const painted of [...badges.all()]) badges.remove(painted);
      // A host that clones its rows clones the attributes with them.
      for (const cell of root.querySelectorAll('[data-linchpin-for]')) eraseBadge(cell);
    },
  };
};
