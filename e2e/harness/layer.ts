import type { Page } from 'puppeteer';
import { inPage } from './in-page';

/** All that is written in Linchpin's layer, its shadow trees included. */
export const readLayerText = (page: Page): Promise<string> =>
  inPage(page, () => {
    const texts: string[] = [];
    const visit = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue ?? '');
      if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
      node.childNodes.forEach(visit);
    };
    document.querySelectorAll('linchpin-layer').forEach(visit);
    return texts.join(' ');
  });

/** Nodes and attributes of Linchpin in the page, seen or not. */
export const remains = (page: Page): Promise<number> =>
  inPage(
    page,
    () =>
      [...document.querySelectorAll('*')].filter(
        (element) =>
          element.localName.startsWith('linchpin-') ||
          [...element.attributes].some(({ name }) => name.startsWith('data-linchpin-')),
      ).length,
  );
