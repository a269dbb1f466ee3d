import { isSkipped } from './atoms';

const DEEPEST = 14;
const LONGEST = 400;

/**
 * A page's structure as text that holds none of its words: tag names, roles, child counts and lengths of texts. Repeated
 * siblings are counted, not listed.
 */
export const diagnose = (root: Element): string => {
  const lines: string[] = [];
  const visit = (element: Element, depth: number): void => {
    if (depth > DEEPEST || lines.length > LONGEST || isSkipped(element)) return;
    let repeats = 0;
    let last = '';
    for (const child of element.children) {
      const line = describe(child);
      if (line.split(' text')[0] === last.split(' text')[0] && last !== '') {
        repeats += 1;
        if (repeats >= 2) continue;
      } else {
        repeats = 0;
      }
      last = line;
      lines.push(`${' '.repeat(depth)}${line}`);
      visit(child, depth + 1);
    }
  };
  lines.push(describe(root));
  visit(root, 1);
  return lines.join('\n');
};

const describe = (element: Element): string => {
  const role = element.getAttribute('role');
  const lengths = [...element.childNodes]
    .filter((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '')
    .map((node) => (node.nodeValue ?? '').trim().length);
  const words = [
    element.tagName.toLowerCase(),
    role ? `role=${/^[a-z]{1,20}$/.test(role) ? role : '?'}` : '',
    `children=${element.childElementCount}`,
    lengths.length > 0 ? `text=${lengths.join('+')}` : '',
  ];
  return words.filter(Boolean).join(' ');
};

/** Whether a page shows a list of something: siblings alike, each with several texts, or items of one text each. */
export const showsList = (root: Element): boolean => {
  for (const element of root.querySelectorAll('tbody,ul,ol,section,div')) {
    if (element.closest('nav,header,aside,[role=navigation],[role=banner],[role=dialog]')) continue;
    const rows = [...element.children].filter((child) => child.tagName === element.children[0]?.tagName);
    const telling = rows.filter(
      (row) => textsIn(row) >= (row.tagName === 'LI' ? 1 : 2) && (row.tagName === 'LI' || row.childElementCount >= 2),
    );
    if (telling.length >= 2 && telling.length >= rows.length * 0.6) return true;
  }
  return false;
};

const textsIn = (row: Element): number => {
  const walker = row.ownerDocument.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (count < 2 && walker.nextNode()) if ((walker.currentNode.nodeValue ?? '').trim() !== '') count += 1;
  return count;
};
