/** A box in the window; CSS pixels from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Placing {
  /** The window. */
  readonly view: Size;
  /** What the panel stands beside, such as a dialog; `null`: it goes to the window's lower right. */
  readonly beside: Box | null;
  /** What a person may press there. Never covered. */
  readonly controls: readonly Box[];
  /** What the panel would like, all of it shown. */
  readonly wanted: Size;
}

/**
 * `panel`: whole, beside what it is about; it scrolls where it is lower than wanted. `strip`: one line, as there is no
 * room; `expanded` is where it may open on request, over what it is about but over none of its controls. `none`: not
 * even a line has room.
 */
export type Placed =
  | { readonly mode: 'panel'; readonly box: Box }
  | { readonly mode: 'strip'; readonly box: Box; readonly expanded: Box | null }
  | { readonly mode: 'none' };

const MARGIN = 8;
const GAP = 12;
const LEAST: Size = { width: 248, height: 150 };
const STRIP_HEIGHT = 44;
const LEAST_STRIP = 180;

const right = ({ x, width }: Box): number => x + width;
const bottom = ({ y, height }: Box): number => y + height;
export const meets = (a: Box, b: Box): boolean =>
  a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** The four rooms around a box, the ones beside it first: there a person reads on. */
const roomsAround = (box: Box, view: Size): readonly (Box & { readonly isSide: boolean })[] => {
  const wide = { x: MARGIN, width: view.width - 2 * MARGIN, isSide: false };
  const tall = { y: MARGIN, height: view.height - 2 * MARGIN, isSide: true };
  return [
    { ...tall, x: right(box) + GAP, width: view.width - MARGIN - right(box) - GAP },
    { ...tall, x: MARGIN, width: box.x - GAP - MARGIN },
    { ...wide, y: bottom(box) + GAP, height: view.height - MARGIN - bottom(box) - GAP },
    { ...wide, y: MARGIN, height: box.y - GAP - MARGIN },
  ];
};

const isFree = (box: Box, controls: readonly Box[]): boolean => !controls.some((control) => meets(box, control));

const besideBox = ({ view, controls, wanted }: Placing, beside: Box): Box | null => {
  const fits = roomsAround(beside, view).flatMap((room) => {
    const width = Math.min(wanted.width, room.width);
    const height = Math.min(wanted.height, room.height);
    if (width < LEAST.width || height < Math.min(LEAST.height, wanted.height)) return [];
    const x = clamp(beside.x, room.x, right(room) - width);
    const y = room.isSide
      ? clamp(beside.y, room.y, bottom(room) - height)
      : room.y > beside.y
        ? room.y
        : bottom(room) - height;
    const box = { x, y, width, height };
    return isFree(box, controls) ? [box] : [];
  });
  // The room that shows most of it; of two alike the first.
  return fits.reduce<Box | null>((best, box) => (best === null || box.height > best.height ? box : best), null);
};

/** A free box of a size, as near to the window's lower right as there is one. */
const freeSpot = (size: Size, view: Size, obstacles: readonly Box[]): Box | null => {
  const lowest = view.height - MARGIN - size.height;
  const last = view.width - MARGIN - size.width;
  if (lowest < MARGIN || last < MARGIN) return null;
  const tops = [lowest, MARGIN, ...obstacles.flatMap((box) => [box.y - size.height, bottom(box)])]
    .filter((y) => y >= MARGIN && y <= lowest)
    .sort((a, b) => b - a);
  for (const y of new Set(tops)) {
    const band = { x: MARGIN, y, width: view.width - 2 * MARGIN, height: size.height };
    const inBand = obstacles.filter((box) => meets(band, box));
    const lefts = [last, MARGIN, ...inBand.flatMap((box) => [box.x - size.width, right(box)])]
      .filter((x) => x >= MARGIN && x <= last)
      .sort((a, b) => b - a);
    for (const x of lefts) {
      const box = { x, y, ...size };
      if (isFree(box, inBand)) return box;
    }
  }
  return null;
};

/** The largest of some sizes for which there is a free spot. */
const largestSpot = ({ view, wanted }: Placing, obstacles: readonly Box[]): Box | null => {
  const width = Math.min(wanted.width, view.width - 2 * MARGIN);
  const heights = [wanted.height, 420, 320, 240, LEAST.height].filter((height) => height <= wanted.height);
  for (const height of heights) {
    for (const size of [width, LEAST.width].filter((each) => each <= width)) {
      const box = freeSpot({ width: size, height }, view, obstacles);
      if (box) return box;
    }
  }
  return null;
};

const stripSpot = ({ view, wanted }: Placing, obstacles: readonly Box[]): Box | null => {
  const full = Math.min(Math.max(wanted.width, LEAST_STRIP), view.width - 2 * MARGIN);
  for (const width of [full, Math.min(LEAST_STRIP, full)]) {
    const box = freeSpot({ width, height: STRIP_HEIGHT }, view, obstacles);
    if (box) return box;
  }
  return null;
};

/** Where a panel of Linchpin's goes, so that it covers nothing that a person may press, and stays within the window. */
export const placePanel = (placing: Placing): Placed => {
  const { beside } = placing;
  const controls = placing.controls.map((control) => grown(control, 4));
  if (!beside) {
    const box = largestSpot(placing, controls);
    if (box) return { mode: 'panel', box };
  } else {
    const box = besideBox({ ...placing, controls }, beside);
    if (box) return { mode: 'panel', box };
  }
  const strip = (beside && stripSpot(placing, [...controls, beside])) ?? stripSpot(placing, controls);
  if (!strip) return { mode: 'none' };
  return { mode: 'strip', box: strip, expanded: largestSpot(placing, controls) };
};
