import { hostText, isForeign, isReplaced } from '../page/foreign-text';
import { emailsIn, normalise } from '../page/text';

/** A piece of text of a row, and where in the row it stands. */
export interface Atom {
  /** Tags and places from the row down; the same place in two rows of one list gives the same slot. */
  readonly slot: string;
  /** Its own runs of text. */
  readonly texts: readonly string[];
  /**
   * All of it as one text, with what its inner elements hold: the host may have divided one text, or set several side
   * by side.
   */
  readonly joined?: string;
  readonly element: Element;
  /** Holds text itself, not only in elements below it. */
  readonly solid: boolean;
  /** A translator put it in the place of the host's text, and it may say something else. */
  readonly replaced?: boolean;
}

/** All texts of a row. */
export type RowText = readonly Atom[];

// A host marks what a filter found with these; they divide a text without changing it.
const MARKUP = new Set(['MARK', 'B', 'STRONG', 'EM', 'I', 'U', 'S', 'BDI', 'BDO', 'WBR', 'FONT', 'SUB', 'SUP']);
const SKIPPED = new Set(
  'THEAD SCRIPT STYLE TEMPLATE NOSCRIPT INPUT TEXTAREA SELECT OPTION DATALIST SVG IMG CANVAS VIDEO AUDIO IFRAME OBJECT DIALOG NAV LINCHPIN-LAYER'.split(
    ' ',
  ),
);
const SKIPPED_ROLES = new Set(
  'columnheader dialog alertdialog menu menubar listbox tooltip navigation status alert log'.split(' '),
);
/** Longer texts hold no identity; a comment may be long. */
const LONGEST = 2_000;

/**
 * Whether nothing below this element can be a row or part of one: what isn't text, dialogs, menus, Linchpin's layer.
 */
const isSkipped = (element: Element): boolean => {
  if (SKIPPED.has(element.tagName.toUpperCase())) return true;
  const role = element.getAttribute('role');
  return (role !== null && SKIPPED_ROLES.has(role)) || element.getAttribute('aria-modal') === 'true';
};

let shared: Map<Element, readonly Atom[]> | null = null;

/**
 * Runs `work`, during which no text of the page changes: what is read for one end in it need not be read for another.
 */
export const sharingAtoms = (work: () => void): void => {
  shared = new Map();
  try {
    work();
  } finally {
    shared = null;
  }
};

/** Every text below `row`, or the first so many. No layout is read. */
export const readAtoms = (row: Element, most = Number.POSITIVE_INFINITY): readonly Atom[] => {
  if (!shared || most !== Number.POSITIVE_INFINITY) return collectAtoms(row, most);
  const atoms = shared.get(row) ?? collectAtoms(row, most);
  shared.set(row, atoms);
  return atoms;
};

const collectAtoms = (row: Element, most: number): readonly Atom[] => {
  const atoms: Atom[] = [];
  visit(row, '', (atom) => {
    atoms.push(atom);
    return atoms.length < most;
  });
  return atoms;
};

/** The child that a slot's step leads to: those within a text and those that others put there aren't counted. */
const childAt = (parent: Element, place: number): Element | null => {
  let left = place;
  for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
    if (MARKUP.has(child.tagName) || isForeign(child)) continue;
    if (left === 0) return child;
    left -= 1;
  }
  return null;
};

const STEP = /^(.+?)(\d+)$/;

/** The element at a slot of a row, where the row has one; it may be empty. */
export const elementAt = (row: Element, slot: string): Element | null => {
  let at: Element = row;
  for (const step of slot.split('/').slice(1)) {
    const [, tag, place] = STEP.exec(step) ?? [];
    const child = childAt(at, Number(place));
    if (!child || child.tagName !== tag) return null;
    at = child;
  }
  return at;
};

/**
 * Visits every text below `root`, inner ones first, until `take` says no.
 * @param skip Elements to leave out beside those that never hold a row.
 */
export const visitAtoms = (
  root: Element,
  take: (atom: Atom) => boolean,
  skip?: (element: Element) => boolean,
): void => {
  visit(root, '', take, skip);
};

/** Returns whether to go on. */
const visit = (
  element: Element,
  slot: string,
  take: (atom: Atom) => boolean,
  skip?: (element: Element) => boolean,
): boolean => {
  const runs: string[] = [];
  let run = '';
  let place = 0;
  let inner = 0;
  let replaced = false;
  const end = (): void => {
    const text = run.length > LONGEST ? '' : normalise(run);
    if (text) runs.push(text);
    run = '';
  };
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) {
      run += node.nodeValue ?? '';
    } else if (node.nodeType === 1) {
      // nodeType 1 is an element.
      const child = node as Element;
      if (isForeign(child)) continue;
      if (MARKUP.has(child.tagName)) {
        run += hostText(child);
        replaced ||= isReplaced(child);
        continue;
      }
      end();
      if (!isSkipped(child) && !skip?.(child)) {
        inner += 1;
        if (!visit(child, `${slot}/${child.tagName}${place}`, take, skip)) return false;
      }
      place += 1;
    }
  }
  end();
  const atom = atomOf(element, slot, runs, inner, replaced);
  return atom === null || take(atom);
};

/**
 * The text that an element holds, where it holds any.
 * @param inner How many elements below it were visited.
 */
const atomOf = (
  element: Element,
  slot: string,
  texts: readonly string[],
  inner: number,
  replaced: boolean,
): Atom | null => {
  const solid = texts.length > 0;
  const mayBeOne = inner > 0 && inner < 5 && (solid || inner > 1) && isPhrase(element);
  const joined = mayBeOne ? normalise(hostText(element)) : '';
  const isJoined = joined !== '' && joined.length <= LONGEST;
  if (!isJoined && !solid) return null;
  const own: Atom = { slot, texts, element, solid };
  const atom: Atom = isJoined ? { ...own, joined } : own;
  return replaced ? { ...atom, replaced } : atom;
};

const PHRASING = new Set(['SPAN', 'A', 'SMALL', 'CODE', 'LABEL', 'ABBR', 'TIME']);
/** Whether all inside is phrasing, and no e-mail by itself, so that its parts may be one text that the host divided. */
const isPhrase = (element: Element): boolean => {
  for (const child of element.children) {
    if (isForeign(child)) continue;
    if (!PHRASING.has(child.tagName) && !MARKUP.has(child.tagName)) return false;
    if ([...child.children].some((each) => !isForeign(each))) return false;
  }
  for (const node of element.childNodes) if (emailsIn(hostText(node)).length > 0) return false;
  return true;
};
