import { seenThroughSvg } from './svg-filter';

/** CSS pixels; more makes a text of this size unreadable. */
const MOST_BLUR = 1;
/** More makes all that is light white, or all that is grey black or white. */
const MOST_GAIN = 6;

const FUNCTION = /([a-z-]+)\(((?:"[^"]*"|[^()"]|\([^()]*\))*)\)/g;

const amountOf = (text: string): number => {
  const figure = Number.parseFloat(text);
  return text.trim().endsWith('%') ? figure / 100 : figure;
};

const dimmed = (amount: number): number => (amount > MOST_GAIN ? 0 : Math.min(1, amount));

/** The `<filter>` that `url(…)` names: one of this document's, or one written out in the address itself. */
const filterAt = (address: string, document: Document): Element | null => {
  const [file = '', id = ''] = address.replace(/^["']|["']$/g, '').split('#');
  if (file === '' || file === document.URL.split('#')[0]) return document.getElementById(id);
  const [, encoding, data = ''] = /^data:image\/svg\+xml[^,]*?(;base64)?,(.*)$/s.exec(file) ?? [];
  try {
    const text = encoding ? atob(data) : decodeURIComponent(data);
    return new DOMParser().parseFromString(text, 'image/svg+xml').getElementById(id);
  } catch {
    return null;
  }
};

const seenThroughFunction = (name: string, inside: string, document: Document): number => {
  switch (name) {
    case 'hue-rotate':
    case 'sepia':
    case 'grayscale':
    case 'saturate':
    case 'drop-shadow':
      return 1;
    case 'brightness':
    case 'contrast':
    case 'opacity':
      return dimmed(amountOf(inside));
    case 'invert':
      return Math.abs(1 - 2 * Math.min(1, amountOf(inside)));
    case 'blur':
      return Number.parseFloat(inside) <= MOST_BLUR ? 1 : 0;
    case 'url':
      return seenThroughSvg(filterAt(inside, document));
    default:
      return 0;
  }
};

/** Of a computed property that no rule sets, or that this browser doesn't have. */
export const isNone = (value: string | undefined): boolean => !value || value === 'none';

/**
 * How much stays legible under a filter, from 0 (nothing, or nobody knows) to 1 (all): what people set for their eyes,
 * by functions or by an SVG filter, changes colours and leaves texts to be read.
 * @param filter A computed `filter` or `backdrop-filter`.
 */
export const seenThroughFilter = (filter: string | undefined, document: Document): number => {
  if (!filter || isNone(filter)) return 1;
  let seen = 1;
  const rest = filter.replace(FUNCTION, (_, name: string, inside: string) => {
    seen *= seenThroughFunction(name, inside, document);
    return '';
  });
  return rest.trim() === '' && Number.isFinite(seen) ? seen : 0;
};
