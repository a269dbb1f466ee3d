import badges from './badges.css?inline';
import { SPOT_RULES } from './placement/overlay-position';

export type Scheme = 'light' | 'dark';

/** Linchpin's one stylesheet in the Console's document. */
export interface Stylesheet {
  readonly setScheme: (scheme: Scheme) => void;
  /** Makes `--linchpin-<n>` name the badge of the cell with `data-linchpin-anchor="<n>"`, for every n below `count`. */
  readonly nameAnchors: (count: number) => void;
}

/** What the colours' pairs choose by, on badges and in the layer alone: the host's own scheme is left as it is. */
const scope = (scheme: Scheme): string =>
  `[data-linchpin-label]::after,:is(linchpin-layer,#linchpin#linchpin){color-scheme:${scheme}}`;

/**
 * Each rule that comes makes the browser look through the page again: so they come by the screenful, the first before
 * any row.
 */
const ANCHOR_BLOCK = 64;

const anchorRule = (anchor: number): string =>
  `[data-linchpin-anchor="${anchor}"]::after{anchor-name:--linchpin-${anchor}}`;

/**
 * The rules of badges with the colours themselves in the place of their names: declared on each badge, some thirty
 * names would be worked out for every one of them again.
 */
const withColours = (rules: string, tokens: string): string => {
  const colours = new Map([...tokens.matchAll(/(--lp-[\w-]+):([^;}]+)/g)].map(([, name, value = '']) => [name, value]));
  return rules.replace(/var\((--lp-[\w-]+)\)/g, (named, name: string) => colours.get(name)?.trim() ?? named);
};

/**
 * Adopts it beside the host's own adopted sheets. It goes when `signal` is aborted.
 * @param tokens The product's colours, declared on `:root`; here they are declared on the layer alone.
 */
export const createStylesheet = (document: Document, tokens: string, signal: AbortSignal): Stylesheet => {
  const sheet = new CSSStyleSheet();
  // The next version knows a sheet that was left behind by its first rule (`clearRemains`, layer.ts).
  sheet.replaceSync(`${withColours(badges, tokens)}\n${tokens.replace(':root', 'linchpin-layer')}\n${SPOT_RULES}`);
  const schemeRule = sheet.insertRule(scope('light'), sheet.cssRules.length);
  let current: Scheme = 'light';
  let named = 0;
  const nameAnchors = (count: number): void => {
    if (count <= named) return;
    for (const end = named + ANCHOR_BLOCK; named < end; named += 1) {
      sheet.insertRule(anchorRule(named), sheet.cssRules.length);
    }
    nameAnchors(count);
  };
  nameAnchors(ANCHOR_BLOCK);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  signal.addEventListener(
    'abort',
    () => {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((each) => each !== sheet);
    },
    { once: true },
  );
  return {
    setScheme(scheme) {
      if (scheme === current) return;
      current = scheme;
      sheet.deleteRule(schemeRule);
      sheet.insertRule(scope(scheme), schemeRule);
    },
    nameAnchors,
  };
};

/** Whether a button can stand on a badge here. */
export const canAnchor = (): boolean =>
  CSS.supports('anchor-name: --a') &&
  CSS.supports('position-anchor: --a') &&
  (CSS.supports('position-visibility: anchor-visible') || CSS.supports('position-visibility: anchors-visible'));
