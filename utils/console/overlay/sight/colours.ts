/** Red, green, blue and opacity, each from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const share = (text: string | undefined, whole: number): number =>
  text === undefined ? 1 : text.endsWith('%') ? Number.parseFloat(text) / 100 : Number.parseFloat(text) / whole;

/** A colour as `getComputedStyle` writes it; `null` for forms that say more than sRGB (`color(…)`, `oklch(…)`). */
export const parseColour = (text: string): Colour | null => {
  if (text === 'transparent') return [0, 0, 0, 0];
  const [, inside] = /^rgba?\(([^)]*)\)$/.exec(text) ?? [];
  const parts = inside?.split(/[\s,/]+/).filter(Boolean);
  if (!parts || parts.length < 3) return null;
  const [red, green, blue, alpha] = parts;
  return [share(red, 255), share(green, 255), share(blue, 255), share(alpha, 1)];
};

/** As a screen's brightness: 0 for black, 1 for white (WCAG 2's weights, without its curve). */
export const lightness = ([red, green, blue]: readonly number[]): number =>
  0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
