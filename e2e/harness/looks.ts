import type { ConsoleLook } from '../../simulator/world/types';

/** Every layout in both themes; the language goes along with the theme, so that each layout is seen in both. */
export const looks: readonly ConsoleLook[] = (['table', 'grid', 'divs', 'keyed', 'virtual'] as const).flatMap(
  (layout) => [
    { layout, theme: 'light', language: 'en' },
    { layout, theme: 'dark', language: 'de' },
  ],
);
