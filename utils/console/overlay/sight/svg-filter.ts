import { lightness } from './colours';

/** A dark and a light grey, near what Linchpin writes with and on. */
const PROBES = [0.1, 0.95] as const;
const LEAST_ALPHA = 0.85;

type Pixel = readonly [number, number, number, number];

const numbers = (text: string | null): readonly number[] =>
  (text ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);

const bounded = (value: number): number => Math.min(1, Math.max(0, value));

const byMatrix = (primitive: Element, pixel: Pixel): Pixel | null => {
  const type = primitive.getAttribute('type') ?? 'matrix';
  // These two leave greys and opacity as they are.
  if (type === 'saturate' || type === 'hueRotate') return pixel;
  const values = primitive.hasAttribute('values') ? numbers(primitive.getAttribute('values')) : null;
  if (type !== 'matrix') return null;
  if (!values) return pixel;
  if (values.length !== 20 || !values.every(Number.isFinite)) return null;
  const row = (from: number): number =>
    bounded([...pixel, 1].reduce((sum, channel, at) => sum + channel * (values[from + at] ?? 0), 0));
  return [row(0), row(5), row(10), row(15)];
};

const byTable = (table: readonly number[], value: number, isDiscrete: boolean): number => {
  if (table.length === 0) return value;
  const steps = isDiscrete ? table.length : table.length - 1;
  const at = Math.min(Math.floor(value * steps), table.length - 1);
  const from = table[at] ?? value;
  return isDiscrete ? from : from + (value * steps - at) * ((table[at + 1] ?? from) - from);
};

const byFunction = (part: Element | undefined, value: number): number => {
  const figure = (name: string, otherwise: number): number => Number(part?.getAttribute(name) ?? otherwise);
  switch (part?.getAttribute('type') ?? 'identity') {
    case 'identity':
      return value;
    case 'linear':
      return bounded(figure('slope', 1) * value + figure('intercept', 0));
    case 'gamma':
      return bounded(figure('amplitude', 1) * value ** figure('exponent', 1) + figure('offset', 0));
    case 'table':
      return bounded(byTable(numbers(part?.getAttribute('tableValues') ?? null), value, false));
    case 'discrete':
      return bounded(byTable(numbers(part?.getAttribute('tableValues') ?? null), value, true));
    default:
      return Number.NaN;
  }
};

const byTransfer = (primitive: Element, pixel: Pixel): Pixel => {
  const of = (channel: string, value: number): number =>
    byFunction(
      [...primitive.children].find(({ localName }) => localName === `feFunc${channel}`),
      value,
    );
  const [red, green, blue, alpha] = pixel;
  return [of('R', red), of('G', green), of('B', blue), of('A', alpha)];
};

const spans = (filter: Element): boolean => {
  const isInPixels = filter.getAttribute('filterUnits') === 'userSpaceOnUse';
  const { innerWidth, innerHeight } = window;
  const reaches = (name: string, isFar: (share: number) => boolean, whole: number): boolean => {
    const text = filter.getAttribute(name);
    if (text === null) return true;
    const figure = Number.parseFloat(text);
    return isFar(text.trim().endsWith('%') ? figure / 100 : isInPixels ? figure / whole : figure);
  };
  const begins = (at: number): boolean => at <= 0;
  const ends = (length: number): boolean => length >= 1;
  return (
    reaches('x', begins, innerWidth) &&
    reaches('y', begins, innerHeight) &&
    reaches('width', ends, innerWidth) &&
    reaches('height', ends, innerHeight)
  );
};

/** Takes the picture as it is, or what the primitive before made of it, and leaves none of it out. */
const isPlain = (primitive: Element, before: Element | null): boolean => {
  const source = primitive.getAttribute('in');
  const isNext = source === null || source === (before ? before.getAttribute('result') : 'SourceGraphic');
  return isNext && !['x', 'y', 'width', 'height'].some((name) => primitive.hasAttribute(name));
};

const passes = (filter: Element, grey: number): Pixel | null => {
  let pixel: Pixel | null = [grey, grey, grey, 1];
  let before: Element | null = null;
  for (const primitive of filter.children) {
    if (!pixel || !isPlain(primitive, before)) return null;
    if (primitive.localName === 'feColorMatrix') pixel = byMatrix(primitive, pixel);
    else if (primitive.localName === 'feComponentTransfer') pixel = byTransfer(primitive, pixel);
    else return null;
    before = primitive;
  }
  return pixel;
};

/**
 * How much of what was dark and light stays apart under an SVG filter of colour primitives, from 0 to 1, as those for
 * the colour-blind and dark themes are made of; `0` for any other.
 */
export const seenThroughSvg = (filter: Element | null): number => {
  if (filter?.localName !== 'filter' || !spans(filter)) return 0;
  const [dark, light] = PROBES.map((grey) => passes(filter, grey));
  if (!dark || !light || dark[3] < LEAST_ALPHA || light[3] < LEAST_ALPHA) return 0;
  const apart = Math.abs(lightness(light) - lightness(dark)) / (PROBES[1] - PROBES[0]);
  return Number.isFinite(apart) ? bounded(apart) : 0;
};
