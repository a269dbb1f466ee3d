import { labelWidth } from '../label-width';

/** Where a badge out of flow stands, in CSS pixels from its cell's padding edge. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Less high than others, to fit under a text. */
  readonly isLow: boolean;
}

const HEIGHT = 21;
const LOW_HEIGHT = 16;
const GAP = 8;
/** Enough for a glyph, to be pressed: better than no badge. */
const LEAST_WIDTH = 28;
/** A box's own padding may be lapped by so much; a text never. */
const LAP = 2;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const OBJECTS = 'button,select,input,textarea,img,svg,canvas,[role=button],[role=img]';

const isClear = (color: string): boolean => color === 'transparent' || /[,/]\s*0\)$/.test(color);

const cut = (box: Box, by: Box): Box => ({
  left: Math.max(box.left, by.left),
  right: Math.min(box.right, by.right),
  top: Math.max(box.top, by.top),
  bottom: Math.min(box.bottom, by.bottom),
});

/** A DOMRect's figures stand on its prototype, where spreading doesn't find them. */
const boxOf = (element: Element): Box => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom };
};

const isSeen = ({ left, right, top, bottom }: Box): boolean => right > left && bottom > top;

/** The lines of a text as far as they are seen. */
const linesOf = (node: Node, row: Element): readonly Box[] => {
  const range = document.createRange();
  range.selectNodeContents(node);
  let lines: Box[] = [...range.getClientRects()];
  for (let at = node.parentElement; at && at !== row; at = at.parentElement) {
    if (at.scrollWidth <= at.clientWidth || getComputedStyle(at).overflowX === 'visible') continue;
    const by = at.getBoundingClientRect();
    lines = lines.map((line) => cut(line, by));
  }
  return lines.filter(isSeen);
};

/** All in a row that a badge may not cover. */
const obstaclesIn = (row: Element): readonly Box[] => {
  const boxes: Box[] = [...row.querySelectorAll(OBJECTS)].map((object) => object.getBoundingClientRect());
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    const parent = currentNode.parentElement;
    if (!parent || !currentNode.nodeValue?.trim()) continue;
    boxes.push(...linesOf(currentNode, row));
    if (parent === row || isClear(getComputedStyle(parent).backgroundColor)) continue;
    const box = boxOf(parent);
    boxes.push({ ...box, top: box.top + LAP, bottom: box.bottom - LAP });
  }
  return boxes.filter(isSeen);
};

/** The stretch around `x` that nothing stands in, between two heights. */
const freeAround = (x: number, band: Box, obstacles: readonly Box[]): Box => {
  let { left, right } = band;
  for (const box of obstacles) {
    if (box.bottom <= band.top || box.top >= band.bottom) continue;
    if (box.right <= x) left = Math.max(left, box.right + GAP);
    else right = Math.min(right, box.left - GAP);
  }
  return { ...band, left, right };
};

interface Candidate {
  readonly free: Box;
  readonly from: number;
  readonly isLow: boolean;
}

/** Beside the text, then under it. */
const candidatesAt = (lines: readonly Box[], row: Box, obstacles: readonly Box[]): readonly Candidate[] => {
  const last = lines[lines.length - 1];
  if (!last) return [];
  const start = Math.min(...lines.map(({ left }) => left));
  const top = (last.top + last.bottom - HEIGHT) / 2;
  const beside = { ...row, top, bottom: top + HEIGHT };
  const lowest = row.bottom - LOW_HEIGHT - 1;
  const under = Math.min(last.bottom + 2, lowest);
  const below = { ...row, top: under, bottom: under + LOW_HEIGHT };
  return [
    ...(beside.top >= row.top && beside.bottom <= row.bottom
      ? [{ free: freeAround(last.right + GAP, beside, obstacles), from: last.right + GAP, isLow: false }]
      : []),
    ...(under >= last.bottom - LAP ? [{ free: freeAround(start, below, obstacles), from: start, isLow: true }] : []),
  ];
};

/**
 * A free spot in the row for a badge beside or under a text, else at the row's end; `null` where all is covered.
 * The label is cut only where no spot is wide enough. Reads layout: measure many before writing.
 */
export const findSpot = (row: Element, text: Element, cell: Element, label: string): Spot | null => {
  const width = labelWidth(label);
  const obstacles = obstaclesIn(row);
  const frame = boxOf(row);
  const candidates = candidatesAt(linesOf(text, row), frame, obstacles);
  const origin = cell.getBoundingClientRect();
  const middle = (frame.top + frame.bottom - HEIGHT) / 2;
  const band = { ...frame, top: middle, bottom: middle + HEIGHT };
  const gaps = obstacles.map((box): Candidate => {
    const from = box.right + GAP;
    return { free: freeAround(from, band, obstacles), from, isLow: false };
  });
  const roomIn = ({ free, from }: Candidate): number => free.right - Math.max(from, free.left);
  const at = (candidate: Candidate, room: number, from: number): Spot => ({
    x: Math.round(from - origin.left - cell.clientLeft),
    y: Math.round(candidate.free.top - origin.top - cell.clientTop),
    width: Math.floor(Math.min(width, room)),
    isLow: candidate.isLow,
  });
  const whole = candidates.find((candidate) => roomIn(candidate) >= width);
  if (whole) return at(whole, width, whole.from);
  // Under the text, begun further to the left.
  const shifted = candidates.find(({ free, isLow }) => isLow && free.right - free.left >= width);
  if (shifted) return at(shifted, width, shifted.free.right - width);
  const all = [...candidates, ...gaps].sort((a, b) => Math.min(width, roomIn(b)) - Math.min(width, roomIn(a)));
  const [widest] = all;
  return widest && roomIn(widest) >= LEAST_WIDTH ? at(widest, roomIn(widest), widest.from) : null;
};

/**
 * A number as words, one a digit: `x200 x30 x4`; stylesheet.ts has a rule for each, for no attribute can hold a length.
 */
const words = (axis: string, value: number): readonly string[] =>
  [...String(Math.max(0, value))]
    .reverse()
    .map((digit, power) => `${axis}${Number(digit) * 10 ** power}`)
    .filter((word) => !/^\D0$/.test(word));

export const spotWords = ({ x, y, width, isLow }: Spot): string =>
  [...words('x', x), ...words('y', y), ...words('w', width), isLow ? 'low' : 'high'].join(' ');

const digitRules = (axis: string, powers: number): string =>
  Array.from({ length: powers }, (_, power) =>
    Array.from({ length: 9 }, (_, digit) => {
      const length = (digit + 1) * 10 ** power;
      return `[data-linchpin-spot~="${axis}${length}"]::after{--lp-${axis}${power}:${length}px}`;
    }).join(''),
  ).join('');

export const SPOT_RULES = digitRules('x', 4) + digitRules('y', 4) + digitRules('w', 3);
