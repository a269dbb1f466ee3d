import type { Page } from 'puppeteer';
import { inPage } from './in-page';

export interface BadgeButton {
  readonly entity: string;
  readonly id: string;
  readonly tone: string;
  readonly name: string;
  readonly visible: boolean;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The badge buttons of Linchpin's layer. */
export const readButtons = (page: Page): Promise<BadgeButton[]> =>
  inPage(page, () =>
    [...document.querySelectorAll('linchpin-layer [data-entity]')].map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return {
        entity: button.getAttribute('data-entity') ?? '',
        id: button.getAttribute('data-id') ?? '',
        tone: button.getAttribute('data-tone') ?? button.getAttribute('data-verdict') ?? '',
        name: button.getAttribute('aria-label') ?? button.textContent ?? '',
        visible: button.checkVisibility({ visibilityProperty: true, opacityProperty: false }),
        box: { x, y, width, height },
      };
    }),
  );

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
