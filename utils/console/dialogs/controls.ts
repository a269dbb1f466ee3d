/** What a person can press, type into or tick. */
export const CONTROLS =
  'button,a[href],input:not([type=hidden]),select,textarea,summary,label,[contenteditable=""],[contenteditable=true],[tabindex]:not([tabindex="-1"]),' +
  '[role=button],[role=link],[role=checkbox],[role=switch],[role=radio],[role=tab],[role=textbox],[role=combobox],[role=option],[role=menuitem],[role=slider]';
/** What is pressed. */
export const BUTTONS = 'button,[role=button],input[type=button],input[type=submit]';
export const TICKS = 'input[type=checkbox],[role=checkbox],[role=switch]';

/** Whether the host shows it; where the browser can't say, it does. */
export const isShown = (element: Element): boolean =>
  element.isConnected && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);

/** What a control says: its text, its name for assistive technology, or its value. */
export const wordsOf = (control: Element): string =>
  [
    control.textContent,
    control.getAttribute('aria-label'),
    control.getAttribute('title'),
    control instanceof HTMLInputElement && /^(?:button|submit)$/.test(control.type) ? control.value : '',
  ]
    .filter(Boolean)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The control that an event in the host's page was meant for, if any. */
export const controlOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest(CONTROLS) : null;

/** Whether an event lies in Linchpin's own layer. */
export const isOurs = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('linchpin-layer') !== null;
