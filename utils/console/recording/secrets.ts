/** A secret of Deepgram's or anything as long and as random (docs/deepgram/api.md: 40 hexadecimal digits). */
const SECRET = /(?<![0-9a-z])[0-9a-f]{32,}(?![0-9a-z])/i;
/**
 * Deepgram's label of a new secret (docs/deepgram/console-2026.md A2); a list's asterisks may follow it, and are none.
 */
const LABEL = /^\s*(?:your )?(?:new )?(?:api key )?secret:\s*(?!\s|\*)/i;
const DIALOG = 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true]';

const saysSecret = (text: string): boolean => SECRET.test(text) || LABEL.test(text);

/**
 * The parts of a page that show a secret: a dialog of any kind, or what stands beside the page's own content, as the
 * Console's dialogs do, which say of themselves nothing (docs/deepgram/console-2026.md A3).
 */
export const secretParts = (root: Element): ReadonlySet<Element> => {
  const parts = new Set<Element>();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, nodeValue } = walker.currentNode;
    if (parent && saysSecret(nodeValue ?? '') && !showsAsterisks(parent)) parts.add(partOf(parent, root));
  }
  for (const field of root.querySelectorAll('input,textarea')) {
    const typed = 'value' in field ? String(field.value) : '';
    if (SECRET.test(typed) || field.getAttribute('type') === 'password') parts.add(partOf(field, root));
  }
  for (const dialog of root.querySelectorAll(DIALOG)) {
    if (/[*•●]{8}|\bsecret\b/i.test(dialog.textContent ?? '')) parts.add(dialog);
  }
  return parts;
};

const showsAsterisks = (label: Element): boolean =>
  /secret:\s*[*•●]{3}/i.test(label.textContent ?? '') ||
  /^\s*[*•●]{3}/.test(label.nextElementSibling?.textContent ?? '');

const partOf = (element: Element, root: Element): Element => {
  const dialog = element.closest(DIALOG);
  if (dialog) return dialog;
  let part = element;
  for (
    let at = element.parentElement;
    at && at !== root && !at.querySelector('h1,table,[role=row]');
    at = at.parentElement
  ) {
    part = at;
  }
  return part;
};
