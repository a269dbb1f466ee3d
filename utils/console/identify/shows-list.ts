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
