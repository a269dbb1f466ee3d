import { type Box, boxesAround } from './boxes';
import { BUTTONS, CONTROLS, isShown, TICKS, wordsOf } from './controls';
import type { Person } from './people';
import { offersRoles } from './roles';
import { namesIn } from './who-is-it';

/** What Deepgram's guide quotes of the dialog (facts/deepgram-console.md 2). A page in another language is told by structure. */
const OUTAGE = /\boutage\b/i;
const REMOVE = /\b(?:remove|delete)\s+(?:this\s+)?(?:user|member|person)\b/i;
const REVIEW = /\breview\b.{0,20}\bkeys?\b/i;

const NO_DIALOG = '[role=status],[role=alert],[role=log],[role=menu],[role=listbox],[role=tooltip]';
const CHOICES = 'select,[role=listbox],[role=combobox],[role=radiogroup],[role=menu]';

export interface RemovalSearch {
  /** Elements that came into sight lately, by whatever means. */
  readonly appeared: Iterable<Element>;
  /** Members whose row was used last; none where that was no row, or a choice of a role. */
  readonly used: readonly string[];
  readonly people: readonly Person[];
  /** Whether anything in the page says by its role that it is a dialog. */
  readonly hasModal: boolean;
}

const shownIn = (box: Element, kind: string): readonly Element[] => [...box.querySelectorAll(kind)].filter(isShown);

/** Deepgram's own words: the sentence beside the box to tick, or the two controls. */
const saysRemoval = (box: Element): boolean => {
  const words = box.textContent ?? '';
  if (OUTAGE.test(words) && shownIn(box, TICKS).length > 0) return true;
  const controls = shownIn(box, CONTROLS).map(wordsOf);
  return controls.some((text) => REMOVE.test(text)) && controls.some((text) => REVIEW.test(text));
};

/**
 * In any language: it came over the page after a person used a member's row, names a member, and asks: with a box to tick, or
 * with two buttons. What offers a choice, such as of a role, asks something else.
 */
const asksRemoval = ({ element, floats }: Box, { used, people }: RemovalSearch): boolean => {
  if (used.length === 0 || !floats || element.matches(NO_DIALOG)) return false;
  if (shownIn(element, CHOICES).length > 0 || offersRoles(element)) return false;
  const buttons = shownIn(element, BUTTONS).length;
  if (buttons === 0 || (buttons < 2 && shownIn(element, TICKS).length === 0)) return false;
  const { byEmail, byName } = namesIn(element, people);
  return byEmail.length + byName.length > 0;
};

/** Whether a box is (still) a dialog that removes a member. */
export const isRemovalDialog = (box: Box, search: RemovalSearch): boolean =>
  (saysRemoval(box.element) || asksRemoval(box, search)) && isShown(box.element);

const MARKED = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';

/** The dialog that removes a member, in any layout; `null` while or where there is none. */
export const findRemovalDialog = (body: Element, search: RemovalSearch): Box | null => {
  const tried = new Set<Element>();
  const marked = search.hasModal ? body.querySelectorAll(MARKED) : [];
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
 * Whether a control of the dialog leads to the keys ("Review API Keys"): a link or button in its text, and neither of those
 * that end the dialog. Told by its words, else by standing apart from the last of its buttons.
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
