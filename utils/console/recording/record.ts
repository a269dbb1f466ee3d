import type { DayReader } from '../identify/dates';
import { plainLanguage } from './days';
import type { Piece, RecordedElement, RecordedNode, Recording } from './format';
import { createPieces, type KnownTexts, type ReadPieces } from './pieces';
import { secretParts } from './secrets';
import { createStandIns } from './stand-ins';
import { CLOSED, ROLES, TAGS, TYPES, UNSEEN } from './vocabulary';

/** As JSON. An issue's field on GitHub takes 65,536. */
export const MOST_CHARACTERS = 60_000;
/** What stands around the elements. */
const FRAME = 1_000;
/** How many siblings alike are kept: the most with which all the rest fits. */
const REPEATS = [12, 8, 5, 3, 2] as const;
const LONGEST_TEXT = 400;

export interface RecordingOptions {
  readonly known: KnownTexts;
  readonly readDays: DayReader;
  readonly language: string;
  readonly page: 'team' | 'keys' | 'logs' | 'settings' | 'other';
  /** The extension's version. */
  readonly extension: string;
  /** Milliseconds. */
  readonly now: number;
}

/** A page as a recording of at most `MOST_CHARACTERS`; what is left out for that is counted in it. */
export const recordPage = (root: Element, options: RecordingOptions): Recording => {
  const [most, ...fewer] = REPEATS;
  let recording = recordWithin(root, options, most);
  for (const repeats of fewer) {
    if (recording.left.beyond === 0) break;
    recording = recordWithin(root, options, repeats);
  }
  return recording;
};

interface Walk {
  readonly pieces: ReadPieces;
  readonly secret: ReadonlySet<Element>;
  readonly classes: (names: Element) => string;
  readonly tagOf: (element: Element) => string;
  readonly repeats: number;
  readonly left: { repeated: number; beyond: number; secret: number; characters: number };
  /** Characters that may still be used. */
  room: number;
  readonly badges: Record<string, number>;
}

const recordWithin = (
  root: Element,
  { known, readDays, language, page, extension, now }: RecordingOptions,
  repeats: number,
): Recording => {
  const classToken = tokens('c');
  const tagToken = tokens('x-');
  const walk: Walk = {
    pieces: createPieces(known, createStandIns(), language, readDays),
    secret: secretParts(root),
    classes: ({ classList }) => [...classList].map(classToken).join(' '),
    tagOf: ({ localName, namespaceURI }) =>
      TAGS.has(localName) || (localName === 'svg' && namespaceURI !== null) ? localName : tagToken(localName),
    repeats,
    left: { repeated: 0, beyond: 0, secret: 0, characters: 0 },
    room: MOST_CHARACTERS - FRAME,
    badges: {},
  };
  const body = recordElement(root, walk) ?? { tag: 'body' };
  const { documentElement: html } = root.ownerDocument;
  return {
    format: 'linchpin-page/1',
    source: 'recorded',
    day: new Date(now).toISOString().slice(0, 10),
    page,
    browser: browserOf(root.ownerDocument.defaultView?.navigator.userAgent ?? ''),
    extension,
    ...languageOf(html),
    badges: walk.badges,
    left: walk.left,
    body,
  };
};

const tokens = (prefix: string): ((name: string) => string) => {
  const given = new Map<string, string>();
  return (name) => {
    const token = given.get(name) ?? `${prefix}${given.size + 1}`;
    given.set(name, token);
    return token;
  };
};

/** Name and main version; nothing else of what the page's browser says of itself. */
const browserOf = (userAgent: string): string => {
  const [, name = 'unknown', version = ''] =
    /\b(Firefox|Edg|OPR)\/(\d+)/.exec(userAgent) ?? /\b(Chrome)\/(\d+)/.exec(userAgent) ?? [];
  return `${name} ${version}`.trim();
};

const languageOf = (element: Element): { lang?: string; dir?: string } => {
  const lang = plainLanguage(element.getAttribute('lang') ?? '');
  const dir = /^(?:ltr|rtl|auto)$/i.exec(element.getAttribute('dir') ?? '')?.[0].toLowerCase();
  return { ...(lang ? { lang } : {}), ...(dir ? { dir } : {}) };
};

const oneOf = (known: ReadonlySet<string>, element: Element, attribute: string): string | undefined => {
  const value = element.getAttribute(attribute)?.toLowerCase();
  return value === undefined ? undefined : known.has(value) ? value : 'other';
};

/** `null` where there is no room left for it. */
const recordElement = (element: Element, walk: Walk): RecordedElement | null => {
  const badge = element.getAttribute('data-linchpin-for');
  const kind = badge === null ? undefined : /^(?:member|invite|key|ambiguous|pending)(?=:|$)/.exec(badge)?.[0];
  if (kind) walk.badges[kind] = (walk.badges[kind] ?? 0) + 1;
  const role = oneOf(ROLES, element, 'role');
  const type = oneOf(TYPES, element, 'type');
  const classes = walk.classes(element);
  const named = ['aria-label', 'aria-labelledby', 'title'].some((name) => element.getAttribute(name)?.trim());
  const left = whyLeft(element, walk);
  const own: RecordedElement = {
    tag: walk.tagOf(element),
    ...(role ? { role } : {}),
    ...(type ? { type } : {}),
    ...languageOf(element),
    ...(classes ? { class: classes } : {}),
    ...(named ? { named } : {}),
    ...(element.hasAttribute('aria-expanded') ? { expands: true } : {}),
    ...(element.shadowRoot ? { shadow: true } : {}),
    ...(left ? { left } : {}),
  };
  if (!takesRoom(own, walk)) {
    walk.left.beyond += 1 + element.querySelectorAll('*').length;
    return null;
  }
  const children = left || CLOSED.has(element.localName) ? [] : recordChildren(element, walk);
  return children.length > 0 ? { ...own, children } : own;
};

/** Takes what a node needs as JSON, with its place in a list of children, if there is so much room. */
const takesRoom = (node: RecordedNode, walk: Walk): boolean => {
  const needed = JSON.stringify(node).length + ',"children":[]'.length + 1;
  if (needed > walk.room) return false;
  walk.room -= needed;
  return true;
};

const whyLeft = (element: Element, { secret, left }: Walk): RecordedElement['left'] => {
  if (secret.has(element)) {
    left.secret += 1;
    return 'secret';
  }
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable !== 'false' ? 'typed' : undefined;
};

const recordText = (node: Node, { pieces, left }: Walk): readonly Piece[] => {
  const text = node.nodeValue ?? '';
  left.characters += Math.max(0, text.length - LONGEST_TEXT);
  const read = pieces(text.slice(0, LONGEST_TEXT));
  return read.some((piece) => piece.text.trim() !== '') ? read : [];
};

const recordChildren = (parent: Element, walk: Walk): RecordedNode[] => {
  const nodes: RecordedNode[] = [];
  const seen = new Map<string, number>();
  /** Of siblings that were left out: their look, to the place of their count among the nodes. */
  const counts = new Map<string, number>();
  for (const child of parent.childNodes) {
    // nodeType 3 is a text, 1 an element; comments, CDATA and instructions are neither.
    if (child.nodeType === 3) {
      const text = recordText(child, walk);
      if (text.length > 0 && takesRoom({ text }, walk)) nodes.push({ text });
    }
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    if (UNSEEN.has(element.localName)) continue;
    const look = `${element.localName} ${element.className} ${element.childElementCount}`;
    const alike = (seen.get(look) ?? 0) + 1;
    seen.set(look, alike);
    if (alike <= walk.repeats) {
      const recorded = recordElement(element, walk);
      if (recorded) nodes.push(recorded);
      continue;
    }
    walk.left.repeated += 1;
    const place = counts.get(look) ?? nodes.length;
    const before = nodes[place];
    const more = before && 'more' in before ? before.more + 1 : 1;
    if (more === 1 && !takesRoom({ more: 10_000 }, walk)) continue;
    nodes[place] = { more };
    counts.set(look, place);
  }
  return nodes;
};
