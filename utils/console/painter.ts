import type { Tone } from '../messages';
import { labelWidth } from './label-width';
import { type Fit, findPlace, measureRoom, type Room } from './place';
import { MOST_SIZES, SIZE_STEP } from './stylesheet';

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
  /** @param measure Look for room beside the text; reads layout once for all jobs. For rows in sight. */
  readonly paint: (jobs: readonly Job[], measure: boolean) => void;
  /** Looks again for room beside these cells' texts, as they come into sight. */
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

export const BADGE_ATTRIBUTES = ['for', 'label', 'tone', 'fit', 'size', 'anchor'].map(
  (name) => `data-linchpin-${name}`,
);

const erase = (cell: Element): void => {
  for (const name of BADGE_ATTRIBUTES) cell.removeAttribute(name);
};

const set = (cell: Element, name: string, value: string): void => {
  if (cell.getAttribute(name) !== value) cell.setAttribute(name, value);
};

/** Room that a badge keeps before it. */
const MARGIN = 10;

/** Room that is hardly enough for a glyph and a word is left to overflow. */
const LEAST_LINE = 60;

const sizeIn = (room: Room | null, face: Face): number => {
  const width = Math.min(labelWidth(face.label), Math.max(room?.line ?? Number.POSITIVE_INFINITY, LEAST_LINE));
  return Math.min(MOST_SIZES, Math.floor(width / SIZE_STEP));
};

const setFit = (cell: Element, fit: Fit, room: Room | null, face: Face): void => {
  set(cell, 'data-linchpin-fit', fit);
  if (fit !== 'beside') set(cell, 'data-linchpin-size', String(sizeIn(room, face)));
  else cell.removeAttribute('data-linchpin-size');
};

/** Height that a badge under a text needs, which laps over the foot of its line (badges.css). */
const LOW = 13;

const fitIn = (room: Room, face: Face): Fit => {
  if (room.beside >= labelWidth(face.label) + MARGIN) return 'beside';
  return room.below >= LOW ? 'below' : 'flow';
};

export const createPainter = (root: Element, hooks: PainterHooks): Painter => {
  const byCell = new Map<Element, Painted>();
  const byRow = new Map<Element, Painted>();
  /** Where badges stand by the path from row to text, for as long as the page keeps its structure. */
  const places = new Map<string, { readonly up: number; readonly fit: Fit }>();

  /** Lines as wide as they were before a badge stood in them. */
  const lines = new WeakMap<Element, number>();

  const roomOf = (row: Element, cell: Element): Room => {
    const room = measureRoom(row, cell);
    const line = lines.get(cell) ?? room.line;
    lines.set(cell, line);
    return { ...room, line };
  };

  const remove = (painted: Painted): void => {
    byCell.delete(painted.cell);
    byRow.delete(painted.row);
    hooks.onErase(painted.cell);
    erase(painted.cell);
  };

  /** The same place for all rows of one structure, so that styles are read once and not once a row. */
  const placeOf = (row: Element, text: Element): { cell: Element; fit: Fit } => {
    const path = pathOf(row, text);
    const known = places.get(path);
    if (known) {
      let cell = text;
      for (let step = 0; step < known.up && cell !== row; step += 1) cell = cell.parentElement ?? row;
      return { cell, fit: known.fit };
    }
    const place = findPlace(row, text);
    const up = stepsUp(place.cell, text);
    if (up !== null) places.set(path, { up, fit: place.fit });
    return place;
  };

  return {
    paint(jobs, measure) {
      const planned = jobs.flatMap(({ row, text, face }) => {
        const before = byRow.get(row);
        if (!face) {
          if (before) remove(before);
          return [];
        }
        return [{ row, face, before, ...placeOf(row, text) }];
      });
      const rooms = planned.map(({ row, cell, face, before }) =>
        measure && !(before?.cell === cell && before.face.label === face.label) ? roomOf(row, cell) : null,
      );
      for (const [index, { row, cell, face, before, fit }] of planned.entries()) {
        if (before && before.cell !== cell) remove(before);
        const other = byCell.get(cell);
        if (other && other.row !== row) remove(other);
        const painted = { row, cell, face };
        byCell.set(cell, painted);
        byRow.set(row, painted);
        set(cell, 'data-linchpin-for', face.ref);
        set(cell, 'data-linchpin-label', face.label);
        set(cell, 'data-linchpin-tone', face.tone);
        const room = rooms[index] ?? null;
        const isAsBefore = before?.cell === cell && before.face.label === face.label;
        if (!isAsBefore) setFit(cell, room && fit === 'beside' ? fitIn(room, face) : fit, room, face);
        hooks.onPaint(painted, before?.cell !== cell);
      }
    },
    refit(cells) {
      // A line of its own is measured once: its cell may be as wide as it is because of it.
      const found = cells.flatMap((cell) => {
        const painted = byCell.get(cell);
        const isBeside = cell.getAttribute('data-linchpin-fit') === 'beside';
        return painted && isBeside ? [{ ...painted, room: roomOf(painted.row, cell) }] : [];
      });
      for (const { cell, room, face } of found) setFit(cell, fitIn(room, face), room, face);
    },
    painted: () => byCell.values(),
    at: (cell) => byCell.get(cell),
    of: (row) => byRow.get(row),
    clear() {
      for (const painted of [...byCell.values()]) remove(painted);
      // A host that clones its rows clones the attributes with them.
      for (const cell of root.querySelectorAll('[data-linchpin-for]')) erase(cell);
    },
  };
};

const pathOf = (row: Element, text: Element): string => {
  let path = '';
  for (let at: Element | null = text; at && at !== row; at = at.parentElement) path += `/${at.tagName}.${at.className}`;
  return path;
};

const stepsUp = (cell: Element, text: Element): number | null => {
  let steps = 0;
  for (let at: Element | null = text; at; at = at.parentElement) {
    if (at === cell) return steps;
    steps += 1;
  }
  return null;
};
