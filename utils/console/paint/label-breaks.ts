/** A part so long may be broken itself. */
const LONG_PART = 18;

/** The label as it is painted: to be broken between its parts and nowhere else, if these are short. */
export const breakable = (label: string): string =>
  label
    .split(' · ')
    .map((part) => (part.length > LONG_PART ? part.replace(' ', '\u00a0') : part.replaceAll(' ', '\u00a0')))
    .join('\u00a0· ')
    .replaceAll('-', '-\u2060');
