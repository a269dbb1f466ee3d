import type { ConsoleLook } from '../../simulator/world/types';
import type { BrowserName } from './browser';

/** Every layout in both themes; the language goes along with the theme, so that each layout is seen in both. */
export const variants: readonly ConsoleLook[] = [
  // As the pictures of it are: dark, in English.
  { layout: '2026', theme: 'dark', language: 'en' },
  { layout: '2026', theme: 'light', language: 'de' },
  ...(['table', 'grid', 'divs', 'keyed', 'virtual'] as const).flatMap((layout): ConsoleLook[] => [
    { layout, theme: 'light', language: 'en' },
    { layout, theme: 'dark', language: 'de' },
  ]),
];

/**
 * Every layout once in this browser, in one theme and language; the other browser has each layout in the other ones.
 * All layouts are thus seen in both themes, both languages and both browsers, in half the time that every pairing
 * takes.
 */
export const variantsIn = (browser: BrowserName): readonly ConsoleLook[] => {
  const other = browser === 'chromium' ? 0 : 1;
  return variants.filter((_, index) => index % 2 === (Math.floor(index / 2) + other) % 2);
};

/** Every layout once, themes and languages in turn: for what a theme can hardly change. */
export const layouts: readonly ConsoleLook[] = variantsIn('chromium');
