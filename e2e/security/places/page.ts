import type { Page } from 'puppeteer';
import { inPage } from '../../harness/in-page';

/** Runs in any page: all that a script there can read, as one text. */
export const readEverything = async (): Promise<string> => {
  const texts: string[] = [location.href, document.title, document.cookie, document.referrer];
  const put = (what: unknown): void => {
    if (typeof what === 'string' && what !== '') texts.push(what);
  };

  const visit = (root: Document | ShadowRoot): void => {
    put(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if ('value' in element) put(element.value);
      if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) put(element.defaultValue);
      if (element instanceof HTMLIFrameElement && element.contentDocument) visit(element.contentDocument);
    }
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      try {
        for (const { cssText } of sheet.cssRules) put(cssText);
      } catch {
        // A sheet of another origin can't be read by anybody.
      }
    }
  };
  visit(document);

  for (const storage of [localStorage, sessionStorage]) texts.push(...Object.entries(storage).flat());
  put(JSON.stringify(history.state));
  for (const { name } of performance.getEntries()) put(name);
  put(await indexedDB.databases().then((all) => JSON.stringify(all)));
  if ('caches' in globalThis)
    put(
      await caches.keys().then(
        (all) => all.join(),
        () => '',
      ),
    );

  // Globals and what hangs on them, a few steps deep; nodes were read above. Getters are the browser's own.
  const seen = new Set<unknown>();
  const walk = (value: unknown, depth: number): void => {
    put(typeof value === 'function' ? Function.prototype.toString.call(value) : value);
    const hasMore = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!hasMore || depth === 0 || seen.has(value) || seen.size > 50_000 || value instanceof Node) return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) {
      put(typeof key === 'symbol' ? key.description : key);
      walk(Reflect.getOwnPropertyDescriptor(value, key)?.value, depth - 1);
    }
    if (value instanceof Map || value instanceof Set) for (const one of value.entries()) walk(one, depth - 1);
  };
  walk(globalThis, 4);
  return texts.join('\n');
};

/** All that a script of the page can read. */
export const readPage = (page: Page): Promise<string> => inPage(page, readEverything);
