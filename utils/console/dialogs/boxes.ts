import { DIALOG } from '../page/dialog-selector';
import { BUTTONS } from './controls';

const FLOATING = `${DIALOG},[popover]`;
/** What a page consists of: whatever holds one of these is the page, not something that lies over it. */
const PAGE = 'main,nav,[role=main],[role=navigation],[data-linchpin-for]';

const isPage = (element: Element): boolean =>
  /^(?:BODY|HTML|MAIN|NAV)$/.test(element.tagName) || element.querySelector(PAGE) !== null;

const floats = (element: Element): boolean =>
  element.matches(FLOATING) || /^(?:fixed|absolute)$/.test(getComputedStyle(element).position);

/** Elements from `inner` out to the last one that is not yet the page. */
const pathOf = (inner: Element): readonly Element[] => {
  const path: Element[] = [];
  for (let at: Element | null = inner; at && !isPage(at); at = at.parentElement) path.push(at);
  return path;
};

/** Something the host shows apart from its page. */
export interface Box {
  readonly element: Element;
  /** Lies over the page, and does not just stand in it. */
  readonly floats: boolean;
}

/** So deep may what floats lie below what was added: in a root for overlays, in what centres it. */
const DEEPEST = 3;

/** The outermost elements below one that float and have something to press. */
const floatingIn = (element: Element, depth = 0): readonly Element[] =>
  [...element.children].flatMap((child) => {
    if (child.querySelector(BUTTONS) === null) return [];
    return floats(child) ? [child] : depth < DEEPEST ? floatingIn(child, depth + 1) : [];
  });

/**
 * What the host shows apart from its page, found from an element of it: what says it is a dialog, else the outermost
 * element that floats, else those below it that do, else all up to the page.
 */
export const boxesAround = (inner: Element): readonly Box[] => {
  const path = pathOf(inner);
  if (path.length === 0) return [];
  const outer = path.findLast((element) => element.matches(FLOATING)) ?? path.findLast(floats);
  if (outer) {
    const said = outer.querySelectorAll(DIALOG);
    return [{ element: (said.length === 1 && said[0]) || outer, floats: true }];
  }
  const below = floatingIn(inner);
  if (below.length > 0) return below.map((element) => ({ element, floats: true }));
  const last = path.at(-1);
  return last ? [{ element: last, floats: false }] : [];
};

const paints = (element: Element): boolean => {
  const { backgroundColor, borderTopWidth, boxShadow } = getComputedStyle(element);
  return (
    !/^(?:transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor) ||
    parseFloat(borderTopWidth) > 0 ||
    boxShadow !== 'none'
  );
};

/** The surface that a person sees as the dialog: without a veil over the whole window, and what only centres it. */
export const surfaceOf = (
  box: Element,
  view: { readonly innerWidth: number; readonly innerHeight: number },
): Element => {
  let at = box;
  for (;;) {
    const { width, height } = at.getBoundingClientRect();
    const isVeil = width > view.innerWidth * 0.97 && height > view.innerHeight * 0.97;
    if (!isVeil && paints(at)) return at;
    const full = [...at.children].filter((child) => (child.textContent ?? '').trim() !== '');
    const [only] = full;
    if (!only || full.length > 1) return at;
    at = only;
  }
};

/** Whether the browser itself keeps all else from being pressed while this is open: `showModal()` of a `<dialog>`. */
export const isNativeModal = (box: Element): boolean => {
  const dialog = box.closest('dialog') ?? box.querySelector('dialog[open]');
  try {
    return dialog?.matches(':modal') ?? false;
  } catch {
    // A browser without the selector has no such dialogs.
    return false;
  }
};
