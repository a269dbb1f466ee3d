const isOurs = (sheet: CSSStyleSheet): boolean => {
  try {
    return sheet.cssRules[0]?.cssText.startsWith('[data-linchpin-label]') ?? false;
  } catch {
    // Firefox gives a dead object for a sheet of a script that it ended.
    return false;
  }
};

/**
 * Takes away what another copy of Linchpin left on the page beside its layer (layer.ts): Firefox ends the scripts of an updated extension without a word
 * to them, and starts the new ones under the open page.
 */
export const clearRemains = (document: Document): void => {
  for (const element of document.querySelectorAll('[data-linchpin-for],[data-linchpin-marked],[data-linchpin-old]'))
    for (const name of element.getAttributeNames())
      if (name.startsWith('data-linchpin-')) element.removeAttribute(name);
  const { adoptedStyleSheets } = document;
  const others = [...adoptedStyleSheets].filter((sheet) => !isOurs(sheet));
  if (others.length < adoptedStyleSheets.length) document.adoptedStyleSheets = others;
};
