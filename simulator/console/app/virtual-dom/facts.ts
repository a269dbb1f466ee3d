import type { Facts, Handler } from './node';

/** The handler that an element's one listener of a type calls now: listeners stay, handlers change at every render. */
const handlers = new WeakMap<Element, Map<string, Handler>>();

const NONE: Facts = {};

/**
 * Brings what was declared before to what is declared now. Anything that was never declared is left alone, as Elm does.
 */
export function applyFacts(element: HTMLElement, next: Facts, before: Facts = NONE): void {
  for (const name in before) {
    if (!(name in next) || next[name] === undefined) removeFact(element, name, before[name]);
  }
  for (const name in next) {
    const value = next[name];
    // Elm compares these two with the page, not with the last render: what nobody told the model is reverted.
    if (name === 'value' || name === 'checked') continue;
    if (value !== before[name] || typeof value === 'object') setFact(element, name, value, before[name]);
  }
}

/** After the children, because a `<select>` only takes a value that it has an option for. */
export function applyControlled(element: HTMLElement, next: Facts): void {
  if ('value' in element && next.value !== undefined && element.value !== next.value) element.value = next.value;
  if ('checked' in element && next.checked !== undefined && element.checked !== next.checked) {
    element.checked = next.checked;
  }
}

function setFact(element: HTMLElement, name: string, value: Facts[string], before: Facts[string]): void {
  if (value === undefined) return;
  if (typeof value === 'function') listen(element, eventType(name), value);
  else if (typeof value === 'object') setStyle(element, value, typeof before === 'object' ? before : {});
  else if (name === 'class') element.className = String(value);
  else if (value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

function removeFact(element: HTMLElement, name: string, before: Facts[string]): void {
  if (typeof before === 'function') handlers.get(element)?.delete(eventType(name));
  else if (name === 'value' && 'value' in element) element.value = '';
  else if (name === 'checked' && 'checked' in element) element.checked = false;
  else if (before !== undefined) element.removeAttribute(name);
}

function setStyle(element: HTMLElement, next: Record<string, string>, before: Record<string, string>): void {
  for (const name in before) if (!(name in next)) element.style.removeProperty(name);
  // Through the object model: a policy of `style-src 'self'` refuses the attribute.
  for (const name in next) if (next[name] !== before[name]) element.style.setProperty(name, next[name] ?? '');
}

function listen(element: Element, type: string, handler: Handler): void {
  const own = handlers.get(element) ?? new Map<string, Handler>();
  handlers.set(element, own);
  if (!own.has(type)) element.addEventListener(type, relay);
  own.set(type, handler);
}

function relay(this: Element, event: Event): void {
  handlers.get(this)?.get(event.type)?.(event);
}

function eventType(name: string): string {
  return name.slice(2).toLowerCase();
}
