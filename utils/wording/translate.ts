import type { i18n } from '#i18n';

/**
 * The catalogue's typed translate function, passed in so that the wording stays pure. Plural messages must be given
 * numbers and Linchpin's own words only: the catalogue splits "one | many" after filling in, so a `|` in other people's
 * text would break them.
 */
export type Translate = (typeof i18n)['t'];
