const KINDS = [
  'click',
  'pointerdown',
  'pointerup',
  'pointerover',
  'pointerout',
  'keydown',
  'keyup',
  'focusin',
  'focusout',
  'input',
  'change',
];

/** Lets nothing through that the page made up: only what a person does reaches what lies in `root`. */
export const ignoreUntrusted = (root: HTMLElement | ShadowRoot, signal: AbortSignal): void => {
  const guard = (event: Event): void => {
    if (event.isTrusted) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  for (const kind of KINDS) root.addEventListener(kind, guard, { capture: true, signal });
};
