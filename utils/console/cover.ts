const MODAL = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';

/**
 * Whether something of the host's lies over a row where the pointer is: a dialog, a menu, a sticky head. The buttons lie
 * beside `<body>` and would be above it; what the person sees on top shall get the click.
 */
export const isCovered = (button: Element, row: Element, x: number, y: number): boolean => {
  for (const element of button.ownerDocument.elementsFromPoint(x, y)) {
    if (element.closest('linchpin-layer')) continue;
    return !row.contains(element) && !element.contains(row);
  }
  return false;
};

/** Whether the host shows a dialog: badges behind it are out of reach. */
export const hasModal = (body: Element): boolean => body.querySelector(MODAL) !== null;

const REPLACED = 'img,video,canvas,svg,iframe,object,embed,input,textarea,select,progress,meter,picture';

const isClear = (color: string): boolean => color === 'transparent' || /[,/]\s*0?(?:\.0+)?\)$/.test(color);

const hasTextAt = (element: Element, x: number, y: number): boolean => {
  const range = element.ownerDocument.createRange();
  return [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return false;
    range.selectNode(node);
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  });
};

const isPainting = (style: CSSStyleDeclaration): boolean =>
  !isClear(style.backgroundColor) ||
  style.backgroundImage !== 'none' ||
  (style.backdropFilter !== undefined && style.backdropFilter !== '' && style.backdropFilter !== 'none');

/** Whether an element shows anything of its own at a point. */
const paintsAt = (element: Element, x: number, y: number): boolean => {
  const style = getComputedStyle(element);
  if (style.visibility !== 'visible' || Number(style.opacity || 1) < 0.02) return false;
  if (element.shadowRoot || element.matches(REPLACED) || isPainting(style) || hasTextAt(element, x, y)) return true;
  return (['::before', '::after'] as const).some((pseudo) => {
    const inner = getComputedStyle(element, pseudo);
    const isThere = inner.content !== 'none' && inner.content !== 'normal' && inner.content !== '';
    return isThere && (isPainting(inner) || inner.content.length > 2);
  });
};

/**
 * Whether something of the page's is painted over the layer at a point where a press comes through to it all the same, as
 * `pointer-events: none` lets it. Many pages have an empty box for their messages over everything: that hides nothing.
 */
export const isPaintedOver = (layer: Element, x: number, y: number): boolean => {
  const { ownerDocument: document } = layer;
  const { adoptedStyleSheets } = document;
  // The browser leaves out what lets presses through, so for this one look nothing does.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*{pointer-events:auto!important}');
  document.adoptedStyleSheets = [...adoptedStyleSheets, sheet];
  try {
    for (const element of document.elementsFromPoint(x, y)) {
      if (layer.contains(element)) return false;
      if (paintsAt(element, x, y)) return true;
    }
    return false;
  } finally {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((each) => each !== sheet);
  }
};
