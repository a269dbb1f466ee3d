import type { ConsoleLook } from '../../simulator/world/types';

/** Every layout in both themes; the language goes along with the theme, so that each layout is seen in both. */
export const looks: readonly ConsoleLook[] = (['table', 'grid', 'divs', 'keyed', 'virtual'] as const).flatMap(
  (layout) => [
    { layout, theme: 'light', language: 'en' },
    { layout, theme: 'dark', language: 'de' },
  ],
);

/** Every layout once, themes and languages in turn: for what a theme can hardly change. */
export const layouts: readonly ConsoleLook[] = looks.filter((_, index) => index % 4 === 0 || index % 4 === 3);
