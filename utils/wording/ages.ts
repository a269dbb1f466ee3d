import type { Translate } from './translate';

/** How long ago a moment was: "just now", "2 min ago", "3 h ago", else its date. Milliseconds since the epoch. */
export const ageWords = (_at: number, _now: number, t: Translate): string => t('extName');
