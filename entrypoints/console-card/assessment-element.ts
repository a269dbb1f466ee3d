import assessmentStyles from '../../components/assessment/assessment.css?inline';
import verdictStyles from '../../components/assessment/verdict.css?inline';
import cardStyles from '../../components/card/card.css?inline';
import controlStyles from '../../components/card/controls.css?inline';
import tokens from '../../components/ui/tokens.css?inline';
import { ignoreUntrustedEvents } from '../../utils/console/overlay/ignore-untrusted-events';

/** The panel's element with its shadow tree. */
export interface AssessmentElement {
  readonly element: HTMLElement;
  readonly shadow: ShadowRoot;
  /** What the panel is rendered into. */
  readonly root: HTMLElement;
}

/** Where a person may be typing. */
const TYPING =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable=""],[contenteditable=true]';

/** What a host listens for to close what is open when a person presses elsewhere. */
const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'touchstart', 'touchend'];

/**
 * A dialog that closes at a press outside of it must not take a press on the panel for one; nor does the panel take the
 * focus.
 */
const keepPressesIn = ({ element, shadow }: AssessmentElement, signal: AbortSignal): void => {
  for (const kind of PRESSES) element.addEventListener(kind, (event) => event.stopPropagation(), { signal });
  const keepFocus = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('button,summary')) event.preventDefault();
  };
  shadow.addEventListener('mousedown', keepFocus, { signal });
};

export const createAssessmentElement = (document: Document, signal: AbortSignal): AssessmentElement => {
  const element = document.createElement('linchpin-assessment');
  const shadow = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `${tokens.replace(':root', ':host')}\n${cardStyles}\n${controlStyles}\n${verdictStyles}\n${assessmentStyles}`,
  );
  shadow.adoptedStyleSheets = [sheet];
  ignoreUntrustedEvents(shadow, signal);
  const root = document.createElement('div');
  root.className = 'root';
  shadow.append(root);
  const created = { element, shadow, root };
  keepPressesIn(created, signal);
  return created;
};

/**
 * The keys that go to the badges lead to the panel first, as a dialog may keep Tab to itself; pressed again, to the
 * badges.
 */
export const focusByKeys = ({ element, shadow }: AssessmentElement, event: KeyboardEvent): void => {
  const { activeElement } = element.ownerDocument;
  if (!event.isTrusted || !event.altKey || !event.shiftKey || event.code !== 'KeyL') return;
  if (activeElement === element || activeElement?.matches(TYPING)) return;
  event.preventDefault();
  event.stopPropagation();
  shadow.querySelector<HTMLElement>('.panel')?.focus();
};
