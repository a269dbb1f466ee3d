import { browser } from 'wxt/browser';

/**
 * The browsers' ways into closed shadow trees, which neither's types name: `dom` in Chromium, the property in Firefox.
 */
interface Ways {
  readonly dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null };
}
interface RelativePath {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

const shadowOf = (element: Element): ShadowRoot | null => {
  if (element.shadowRoot) return element.shadowRoot;
  const { dom } = browser as Ways;
  const { openOrClosedShadowRoot } = element as RelativePath;
  return openOrClosedShadowRoot ?? ((element instanceof HTMLElement && dom?.openOrClosedShadowRoot?.(element)) || null);
};

type Tree = Document | ShadowRoot;

/** A document and all shadow trees in it but those within `layer`. */
const treesIn = (layer: Element): readonly Tree[] => {
  const trees: Tree[] = [layer.ownerDocument];
  for (const tree of trees) {
    for (const element of tree.querySelectorAll('*')) {
      const shadow = layer.contains(element) ? null : shadowOf(element);
      if (shadow) trees.push(shadow);
    }
  }
  return trees;
};

/** Ids that nothing has, to count for more than any rule of the page's that has fewer. */
const ANY = `:is(*${',#linchpin'.concat('#linchpin'.repeat(7))})`;
const PRESSABLE = `${ANY},${ANY}::before,${ANY}::after{pointer-events:auto!important}`;

/** Runs `look` while nothing lets presses through, as far as a style can bring that about. */
const withAllPressable = <T>(trees: readonly Tree[], look: () => T): T => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PRESSABLE);
  for (const tree of trees) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  try {
    return look();
  } finally {
    for (const tree of trees) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets].filter((each) => each !== sheet);
  }
};

/** How far, in CSS pixels, something paints beyond its own box, where no press meets it. */
const reachOf = ({ boxShadow, outlineStyle, outlineWidth }: CSSStyleDeclaration): number => {
  const shadow =
    boxShadow === 'none' ? [] : [...boxShadow.matchAll(/(-?[\d.]+)px/g)].map(([, px]) => Math.abs(Number(px)));
  const outline = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth) || 0;
  return Math.max(0, outline, ...shadow);
};

/** Further than any shadow that lifts a box from its ground. */
const FAR = 120;

const isNear = (element: Element, x: number, y: number, reach: number): boolean => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach;
};

export interface Hits {
  /** What is met at the point before the layer is, from the top down. */
  readonly above: readonly Element[];
  /** What may lie above it, as it lets presses through whatever is tried. */
  readonly elusive: readonly Element[];
  /** Something paints over the point from far beyond its own box. */
  readonly isReached: boolean;
}

/**
 * What of the page's may be painted over the layer at a point of the window where a press comes through to the layer
 * all the same, as `pointer-events: none` lets it; in shadow trees too. Reads the whole page: for a press, not for a
 * movement.
 */
export const hitsAt = (layer: Element, x: number, y: number): Hits => {
  const trees = treesIn(layer);
  return withAllPressable(trees, () => {
    const above: Element[] = [];
    const meet = (tree: Tree): void => {
      for (const element of tree.elementsFromPoint(x, y)) {
        if (layer.contains(element)) return;
        if (element.getRootNode() !== tree) continue;
        const shadow = trees.find((each) => each instanceof ShadowRoot && each.host === element);
        if (shadow) meet(shadow);
        above.push(element);
      }
    };
    meet(layer.ownerDocument);
    const elusive: Element[] = [];
    let isReached = false;
    for (const tree of trees) {
      for (const element of tree.querySelectorAll('*')) {
        if (layer.contains(element)) continue;
        const style = getComputedStyle(element);
        const reach = reachOf(style);
        if (style.pointerEvents === 'none' && isNear(element, x, y, 0)) elusive.push(element);
        if (reach > FAR && isNear(element, x, y, reach)) isReached = true;
      }
    }
    return { above, elusive, isReached };
  });
};
