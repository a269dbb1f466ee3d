/** What a badge adds to its text: padding and border (badges.css). */
const FRAME = 16;
const MOST = 320;
const FONT = '500 11.5px Inter, system-ui, sans-serif';

let pen: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();

/** Width of a badge in CSS pixels, by its text alone: layout is neither read nor changed. */
export const labelWidth = (label: string): number => {
  const before = known.get(label);
  if (before !== undefined) return before;
  if (pen === undefined) {
    pen = document.createElement('canvas').getContext?.('2d') ?? null;
    if (pen) pen.font = FONT;
  }
  const text = pen ? pen.measureText(label).width * 1.02 : label.length * 6.4;
  const width = Math.min(MOST, Math.ceil(text) + FRAME);
  if (known.size < 5_000) known.set(label, width);
  return width;
};
