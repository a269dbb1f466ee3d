import { readAtoms } from '../identify/atoms';
import { readings } from '../identify/hits';
import { DIALOG } from '../page/dialog-selector';
import { type Box, boxesAround } from './boxes';
import { BUTTONS, CONTROLS, isShown, TICKS, wordsOf } from './controls';
import type { Person } from './people';
import { isLanguageKnown, removesOther, saysRemove } from './removal-words';
import { offersRoles } from './roles';
import { namesIn } from './who-is-it';

/**
 * What Deepgram's guide quotes of the dialog (docs/deepgram/console.md 2). A page in another language is recognised by
 * structure.
 */
const OUTAGE = /\boutage\b/i;
const REMOVE = /\b(?:remove|delete)\s+(?:this\s+)?(?:user|member|person)\b/i;
const REVIEW = /\breview\b.{0,20}\bkeys?\b/i;

const QUESTION = /[?？؟]/;
const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]';
const CLOSES = /^(?:close|dismiss|schließen|fermer|cerrar|chiudi|fechar)$/i;
const NO_DIALOG = '[role=status],[role=alert],[role=log],[role=menu],[role=listbox],[role=tooltip]';
const CHOICES = 'select,[role=listbox],[role=combobox],[role=radiogroup],[role=menu]';

export interface RemovalSearch {
  /** Elements that came into sight lately, by whatever means. */
  readonly appeared: Iterable<Element>;
  /** Members whose row was used last; none where that was no row, or a choice of a role. */
  readonly used: readonly string[];
  /** The control that was used says that it removes. */
  readonly isRemoval: boolean;
  readonly people: readonly Person[];
  /** Whether anything in the page says by its role that it is a dialog. */
  readonly hasModal: boolean;
}

const shownIn = (box: Element, kind: string): readonly Element[] => [...box.querySelectorAll(kind)].filter(isShown);

/** What a dialog says it is about: by its name, its first heading, its first text. Later headings are of its parts. */
const titlesOf = (box: Element): readonly string[] => {
  const labels = (box.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const named = labels.map((id) => box.ownerDocument.getElementById(id)?.textContent ?? '');
  const heading = box.querySelector(HEADINGS)?.textContent ?? '';
  const [first] = readAtoms(box, 1);
  return [box.getAttribute('aria-label') ?? '', ...named, heading, ...(first ? readings(first) : [])];
};

const questionsOf = (box: Element): readonly string[] =>
  readAtoms(box)
    .flatMap(readings)
    .filter((text) => QUESTION.test(text));

/** The buttons that say something, which a cross to close by does not. */
const wordedButtons = (box: Element): readonly Element[] =>
  shownIn(box, BUTTONS).filter((button) => {
    const words = wordsOf(button);
    return /\p{L}/u.test(words) && !CLOSES.test(words);
  });

/** Whether nothing is written between two controls: those that end a dialog stand side by side. */
const standTogether = (first: Element, second: Element): boolean => {
  const between = first.ownerDocument.createRange();
  between.setStartAfter(first);
  between.setEndBefore(second);
  return between.toString().trim() === '';
};

/** One or two buttons, all side by side. */
const isPair = ([first, second, ...more]: readonly Element[]): boolean =>
  first !== undefined && more.length === 0 && (second === undefined || standTogether(first, second));

/** Deepgram's own words: the sentence beside the box to tick, or the two controls. */
const saysRemoval = (box: Element): boolean => {
  const words = box.textContent ?? '';
  const controls = shownIn(box, CONTROLS).map(wordsOf);
  const removes = controls.some((text) => REMOVE.test(text));
  if (removes && controls.some((text) => REVIEW.test(text))) return true;
  if (!OUTAGE.test(words) || shownIn(box, TICKS).length === 0) return false;
  return removes || ![...titlesOf(box), ...controls].some(removesOther);
};

type Asking = 'asks' | 'looks like it' | 'no';

/**
 * How a dialog says that it removes somebody: in its title, in a question, or on one of its two buttons; or it only
 * asks, after a control that says so. What it removes may be a key or an invite.
 */
const asking = (box: Element, isRemoval: boolean): Asking => {
  const buttons = wordedButtons(box);
  const titles = titlesOf(box);
  const questions = questionsOf(box);
  const said = buttons.map(wordsOf);
  if ([...titles, ...questions, ...said].some(removesOther)) return 'no';
  if ([...titles, ...questions].some(saysRemove)) return 'asks';
  if (isPair(buttons) && said.some(saysRemove)) return 'asks';
  if (isRemoval && (questions.length > 0 || buttons.length === 2)) return 'looks like it';
  return isLanguageKnown(box.ownerDocument.documentElement.lang) ? 'no' : 'looks like it';
};

/** Whether a dialog calls the row's member by a part of the name, as by the first. */
const namesPart = (box: Element, used: readonly string[], people: readonly Person[]): boolean => {
  const words = new Set((box.textContent ?? '').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu));
  return people.some(
    ({ memberId, name, email }) =>
      used.includes(memberId) &&
      [...name.toLowerCase().split(' '), email.split('@')[0] ?? ''].some((part) => part.length > 1 && words.has(part)),
  );
};

/**
 * In any language that is known here, and by its structure alone in others: it came after a person used a member's row,
 * names a member, and asks: with a box to tick, or with two buttons. What offers a choice, such as of a role, asks
 * something else. What only stands in the page must ask in words.
 */
const asksRemoval = ({ element, floats }: Box, { used, isRemoval, people }: RemovalSearch): boolean => {
  if (used.length === 0 || element.matches(NO_DIALOG)) return false;
  if (shownIn(element, CHOICES).length > 0 || offersRoles(element)) return false;
  const buttons = shownIn(element, BUTTONS).length;
  if (buttons === 0 || (buttons < 2 && shownIn(element, TICKS).length === 0)) return false;
  if (!floats && !questionsOf(element).some(saysRemove)) return false;
  const says = asking(element, isRemoval);
  if (says === 'no') return false;
  const { byEmail, byName } = namesIn(element, people);
  return byEmail.length + byName.length > 0 || (says === 'asks' && namesPart(element, used, people));
};

/** Whether a box is (still) a dialog that removes a member. */
export const isRemovalDialog = (box: Box, search: RemovalSearch): boolean =>
  (saysRemoval(box.element) || asksRemoval(box, search)) && isShown(box.element);

/** The dialog that removes a member, in any layout; `null` while or where there is none. */
export const findRemovalDialog = (body: Element, search: RemovalSearch): Box | null => {
  const tried = new Set<Element>();
  const marked = search.hasModal ? body.querySelectorAll(DIALOG) : [];
  for (const from of [...marked, ...search.appeared]) {
    if (!from.isConnected || from.closest('linchpin-layer') !== null) continue;
    for (const box of boxesAround(from)) {
      if (tried.has(box.element)) continue;
      tried.add(box.element);
      if (isRemovalDialog(box, search)) return box;
    }
  }
  return null;
};

/** A cross to close by says no more. */
const LEAST_WORDS = 4;

/**
 * Whether a control of the dialog leads to the keys ("Review API Keys"): a link or button in its text, and neither of
 * those that end the dialog. Told by its words, else by standing apart from the last of its buttons.
 */
export const isReviewControl = (control: Element, box: Element): boolean => {
  if (!box.contains(control) || control.matches(`label,select,${TICKS}`) || control.hasAttribute('disabled'))
    return false;
  const words = wordsOf(control);
  if (REVIEW.test(words)) return true;
  if (REMOVE.test(words) || (control.textContent ?? '').trim().length < LEAST_WORDS) return false;
  const pressed = shownIn(box, `${BUTTONS},a[href],[role=link]`);
  const last = pressed.at(-1);
  return last !== undefined && pressed.length > 2 && control.parentElement !== last.parentElement;
};
