/**
 * How translators name what holds their text: immersive-translate-target-wrapper, read-frog-translated-content,
 * kiss-translator.
 */
const TRANSLATED = /translat(?:e-target|ed|ion|or)/i;

const isKeptFromTranslators = (element: Element): boolean =>
  element.classList.contains('notranslate') || element.getAttribute('translate') === 'no';

/** Asked of every element that is read: by its class's text, as a list of classes would be made for each. */
const isNamedLikeTranslation = (element: Element): boolean =>
  element.tagName === 'FONT' || TRANSLATED.test(element.getAttribute('class') ?? '');

const isEmpty = ({ textContent }: Element): boolean => (textContent ?? '').trim() === '';

/** An element without text, and not one of a host's own cells, some of which have texts. */
const isAlone = (element: Element): boolean =>
  isEmpty(element) &&
  ![...(element.parentElement?.children ?? [])].some((each) => each.tagName === element.tagName && !isEmpty(each));

/**
 * Whether another extension put an element into the page: a translation beside the text it is of, or a control of its
 * own. A host keeps its own names from translators too, by the same mark: a `font` or a name that speaks of translating
 * tells the two apart. What has no text but in a shadow root, as password managers' buttons have, may stand before a
 * text and is not counted either.
 */
export const isForeign = (element: Element): boolean => {
  if (element.tagName.includes('-')) return TRANSLATED.test(element.tagName) || isAlone(element);
  return isNamedLikeTranslation(element) && isKeptFromTranslators(element);
};

/** The text of an element without what other extensions put in. */
export const hostText = (node: Node): string => {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (!(node instanceof Element)) return '';
  if (node.childElementCount === 0) return isForeign(node) ? '' : (node.textContent ?? '');
  if (isForeign(node)) return '';
  let text = '';
  for (const child of node.childNodes) text += hostText(child);
  return text;
};

/**
 * Whether a text stands in the place of the host's own, as the browsers' translators put it: in two `font` elements, or
 * one of Edge's. What it says may be another word than the host's.
 */
export const isReplaced = (element: Element): boolean =>
  element.tagName === 'FONT' && (element.firstElementChild?.tagName === 'FONT' || element.hasAttribute('_mstmutation'));
