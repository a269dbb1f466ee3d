import type { Page } from 'puppeteer';
import { inPage } from './in-page';

export interface HostTree {
  /** One line a node, indented by depth: tag with every attribute, or text, or comment. */
  readonly lines: readonly string[];
  /** What Linchpin added beside the host's own nodes: tag and parent. */
  readonly added: readonly string[];
  /** Names of the attributes that were left out of `lines`. */
  readonly marks: readonly string[];
}

/**
 * The host's tree, node by node, but for Linchpin's layer and for attributes named `data-linchpin-…`. What changes with
 * the clock is made the same here and nowhere else: the time in the header, and times that are told relative to now.
 */
export const readHostTree = (page: Page): Promise<HostTree> =>
  inPage(page, () => {
    const lines: string[] = [];
    const added: string[] = [];
    const marks = new Set<string>();
    const settled = (text: string): string =>
      text
        .replace(/\d{1,2}:\d{2}:\d{2}(?:\s?[AP]M)?/g, '«clock»')
        .replace(/^(?:Just now|Gerade eben|(?:vor )?\d+ (?:minute|hour|Minute|Stunde)(?:s|n)?(?: ago)?)$/, '«age»');
    const visit = (node: Node, depth: number): void => {
      const indent = ' '.repeat(depth);
      if (node instanceof Element) {
        const tag = node.localName;
        if (tag.startsWith('linchpin-')) {
          added.push(`${tag} in ${node.parentElement?.localName}`);
          return;
        }
        const attributes = [...node.attributes]
          .filter(({ name }) => {
            if (!name.startsWith('data-linchpin-')) return true;
            marks.add(name);
            return false;
          })
          .map(({ name, value }) => `${name}=${JSON.stringify(settled(value))}`)
          .sort();
        const held = node instanceof HTMLInputElement ? ` (${node.value}, ${node.checked})` : '';
        lines.push(`${indent}<${[tag, ...attributes].join(' ')}>${held}`);
        for (const child of node.childNodes) visit(child, depth + 1);
        if (node.shadowRoot) lines.push(`${indent} #shadow`);
        return;
      }
      const kind = node.nodeType === Node.TEXT_NODE ? 'text' : `node ${node.nodeType}`;
      lines.push(`${indent}${kind} ${JSON.stringify(settled(node.nodeValue ?? ''))}`);
    };
    visit(document.documentElement, 0);
    return { lines, added, marks: [...marks].sort() };
  });
