import { defineFeature } from '../feature';

const EDITABLE = 'input,textarea,select,[contenteditable=""],[contenteditable=true]';

/** Which way a key moves among badges: from anywhere with Alt+Shift, by arrows on a badge. By place, not by letter. */
const stepOf = (event: KeyboardEvent, onBadge: boolean): 'next' | 'previous' | 'first' | 'last' | null => {
  if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey) {
    return event.code === 'KeyL' ? 'next' : event.code === 'KeyK' ? 'previous' : null;
  }
  if (!onBadge || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const steps = { ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last' } as const;
  return event.key in steps ? steps[event.key as keyof typeof steps] : null; // just looked up
};

/**
 * Alt+Shift+L and Alt+Shift+K move the focus to the next and the previous badge, Arrow keys, Home and End from one to
 * another. Badges follow the page's last control in the order of Tab, as they lie beside its body.
 */
export default defineFeature({
  id: 'badge-shortcut',
  pages: ['team', 'keys'],
  init({ document, session: { buttons, group } }, signal) {
    let last: Element | undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.isTrusted) return;
      const active = document.activeElement;
      if (active?.matches(EDITABLE)) return;
      const badges = buttons.all();
      const at = badges.findIndex((button) => button.isSameNode(active));
      const step = stepOf(event, at >= 0);
      if (!step || badges.length === 0 || group.inert) return;
      const from = at >= 0 ? at : badges.findIndex((button) => buttons.cellOf(button) === last);
      const to = {
        next: from + 1,
        previous: from < 0 ? badges.length - 1 : from - 1,
        first: 0,
        last: badges.length - 1,
      }[step];
      const button = badges[Math.max(0, Math.min(to, badges.length - 1))];
      if (!button) return;
      event.preventDefault();
      event.stopPropagation();
      last = buttons.cellOf(button);
      button.focus();
    };
    document.addEventListener('keydown', onKey, { capture: true, signal });
  },
});
