import type { Scheme } from '../paint/stylesheet';

const channels = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map(Number);

/**
 * Whether text on this colour is light, as the eye weighs the channels; `null` for a colour that shows what is behind.
 */
const schemeOfColor = (color: string): Scheme | null => {
  const [r, g, b, alpha = 1] = channels(color);
  if (r === undefined || g === undefined || b === undefined || alpha < 0.5) return null;
  const scale = color.startsWith('color(') ? 255 : 1;
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) * scale < 128 ? 'dark' : 'light';
};

/** The scheme of what stands behind an element, read now. A page that paints no background is the browser's canvas. */
export const readScheme = (element: Element): Scheme => {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const scheme = schemeOfColor(backgroundColor);
    if (scheme) return scheme;
    // Of an image or a gradient only the text on it tells how dark it is.
    const ink = backgroundImage.includes('(') ? schemeOfColor(getComputedStyle(element).color) : null;
    if (ink) return ink === 'light' ? 'dark' : 'light';
  }
  const canvas = getComputedStyle(document.documentElement).colorScheme;
  const dark =
    canvas.includes('dark') && (!canvas.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  return dark ? 'dark' : 'light';
};
