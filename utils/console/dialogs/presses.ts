import { isOurs } from './controls';

export const PRESS_EVENTS = ['pointerdown', 'keydown', 'click'] as const;
const KEYS = new Set(['Enter', ' ', 'Delete', 'Backspace']);

/** What a person pressed in the host's page by one of these events; `null` where it is none, or was told of already. */
export const pressedBy = (event: Event): Element | null => {
  const { target } = event;
  if (!event.isTrusted || !(target instanceof Element) || isOurs(target)) return null;
  if (event instanceof KeyboardEvent && !KEYS.has(event.key)) return null;
  // By a pointer or a key it was heard of already, and may by now lie elsewhere; by assistive technology it comes alone.
  return event.type === 'click' && event instanceof MouseEvent && event.detail > 0 ? null : target;
};
