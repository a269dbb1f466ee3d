const COPY = 'data-linchpin-copy';

/** On the layer of a copy that has nothing to show, as no key was connected to it. */
const IDLE = 'data-linchpin-idle';

/**
 * Whether another copy of Linchpin, such as an unpacked one beside the store's, has its layer here: the later one
 * yields. An older version of the same copy has the same id, and gives way (`clearRemains`); so does a copy that has
 * nothing to show.
 * @param copy The extension's id.
 */
export const isTakenByOther = (document: Document, copy: string): boolean =>
  [...document.querySelectorAll(`linchpin-layer:not([${IDLE}])`)].some(
    (layer) => (layer.getAttribute(COPY) ?? copy) !== copy,
  );

export const setIdle = (layer: HTMLElement, isIdle: boolean): void => void layer.toggleAttribute(IDLE, isIdle);

/** Calls once the page is not another copy's any more. */
export const whenFree = (document: Document, copy: string, signal: AbortSignal, call: () => void): void => {
  const look = new MutationObserver(() => {
    if (isTakenByOther(document, copy)) return;
    look.disconnect();
    call();
  });
  look.observe(document.documentElement, { childList: true });
  for (const layer of document.querySelectorAll('linchpin-layer')) look.observe(layer, { attributeFilter: [IDLE] });
  signal.addEventListener('abort', () => look.disconnect(), { once: true });
};

/**
 * Linchpin's own element beside `<body>`: the one node it adds to the Console's document (docs/architecture.md, rule
 * 2).
 */
export const mountLayer = (document: Document, copy: string, signal: AbortSignal): HTMLElement => {
  for (const old of document.querySelectorAll('linchpin-layer')) old.remove();
  const layer = document.createElement('linchpin-layer');
  layer.setAttribute(COPY, copy);
  document.documentElement.append(layer);
  signal.addEventListener('abort', () => layer.remove(), { once: true });
  return layer;
};

/**
 * The part of the layer that is put out of reach while the host shows a dialog: badges' buttons, their card, notices.
 * What belongs to the dialog itself stands beside it in the layer.
 */
export const mountGroup = (layer: HTMLElement): HTMLElement => {
  const group = layer.ownerDocument.createElement('linchpin-badges');
  layer.append(group);
  return group;
};

const isOurs = (sheet: CSSStyleSheet): boolean => {
  try {
    return sheet.cssRules[0]?.cssText.startsWith('[data-linchpin-label]') ?? false;
  } catch {
    // Firefox gives a dead object for a sheet of a script that it ended.
    return false;
  }
};

/**
 * Takes away what another copy of Linchpin left on the page beside its layer: Firefox ends the scripts of an
 * updated extension without a word to them, and starts the new ones under the open page.
 */
export const clearRemains = (document: Document): void => {
  for (const element of document.querySelectorAll('[data-linchpin-for],[data-linchpin-marked],[data-linchpin-old]'))
    for (const name of element.getAttributeNames())
      if (name.startsWith('data-linchpin-')) element.removeAttribute(name);
  const { adoptedStyleSheets } = document;
  const others = [...adoptedStyleSheets].filter((sheet) => !isOurs(sheet));
  if (others.length < adoptedStyleSheets.length) document.adoptedStyleSheets = others;
};
