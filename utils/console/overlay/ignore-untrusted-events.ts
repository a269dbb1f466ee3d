/**
 * Whatever a control of Linchpin's hears of, and what comes before it. Not among them, as a page can't forge them but
 * by really doing it: `toggle` of an element that it opened, and focus that it gave. Nothing rests on these two.
 */
export const GUARDED_KINDS: readonly string[] = [
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'command'],
  ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'pointerenter', 'pointerleave'],
  ...['pointercancel', 'gotpointercapture', 'lostpointercapture'],
  ...['mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout', 'mouseenter', 'mouseleave'],
  ...['touchstart', 'touchmove', 'touchend', 'touchcancel', 'wheel'],
  ...['keydown', 'keypress', 'keyup', 'compositionstart', 'compositionupdate', 'compositionend'],
  ...['focus', 'blur', 'focusin', 'focusout'],
  ...['beforeinput', 'input', 'change', 'select', 'submit', 'reset', 'invalid'],
  ...['toggle', 'beforetoggle', 'cancel', 'close', 'copy', 'cut', 'paste'],
  ...['dragstart', 'drag', 'dragenter', 'dragleave', 'dragover', 'drop', 'dragend'],
];

/** Lets nothing through that the page made up: only what a person does reaches what lies in `root`. */
export const ignoreUntrustedEvents = (root: HTMLElement | ShadowRoot, signal: AbortSignal): void => {
  const guard = (event: Event): void => {
    if (event.isTrusted) return;
    event.stopImmediatePropagation();
    if (event.cancelable) event.preventDefault();
  };
  for (const kind of GUARDED_KINDS) {
    // A listener that may block scrolling makes the browser wait for it.
    const passive = /^(touch|wheel)/.test(kind);
    root.addEventListener(kind, guard, { capture: true, passive, signal });
  }
};
