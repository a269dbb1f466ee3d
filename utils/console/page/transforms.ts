/** Tells whether a button in the layer stands where its cell is seen. */
export interface Standing {
  readonly isOn: (cell: Element) => boolean;
  /** Whether it can tell without reading layout. */
  readonly isKnown: (cell: Element) => boolean;
}

const isMoved = (element: Element): boolean => {
  const { transform, translate, rotate, scale } = getComputedStyle(element);
  return [transform, translate, rotate, scale].some((value) => value !== 'none' && value !== '');
};

/** Firefox (153) anchors to where a box stood before it was transformed: there a button would lie on another row. */
const anchorsFollowTransforms = (layer: HTMLElement): boolean => {
  const document = layer.ownerDocument;
  const [anchor, target] = [document.createElement('i'), document.createElement('i')];
  anchor.style.cssText =
    'position:absolute;left:0;top:0;width:1px;height:1px;transform:translateX(9px);anchor-name:--linchpin-moved';
  target.style.cssText = 'position:absolute;left:anchor(left);position-anchor:--linchpin-moved;width:1px;height:1px';
  layer.append(anchor, target);
  const distance = target.getBoundingClientRect().left - anchor.getBoundingClientRect().left;
  anchor.remove();
  target.remove();
  return Math.abs(distance) < 1;
};

const isInMoved = (cell: Element): boolean => {
  for (let at: Element | null = cell; at; at = at.parentElement) if (isMoved(at)) return true;
  return false;
};

/**
 * Reads layout where it is first asked about a cell: for when that is clean. A list moves its rows by transforms, or
 * never does.
 */
export const createStanding = (layer: HTMLElement): Standing => {
  const known = new WeakMap<Element, boolean>();
  let follows: boolean | undefined;
  const isOn = (cell: Element): boolean => {
    follows ??= anchorsFollowTransforms(layer);
    if (follows) return true;
    const stands = known.get(cell) ?? !isInMoved(cell);
    known.set(cell, stands);
    return stands;
  };
  return { isOn, isKnown: (cell) => follows === true || known.has(cell) };
};
