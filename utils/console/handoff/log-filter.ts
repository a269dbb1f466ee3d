import { normalise } from '../page/text';

// The filter's name in the Console (docs/deepgram/console.md 2), loosely, and in languages that keep "API" and "ID".
const NAME = /api[\s_-]*key[\s_-]*id|\bkey[\s_-]*id\b|\baccessor\b|\bAPI\b.{0,24}\bID\b|\bID\b.{0,24}\bAPI\b/i;
const FIELDS = 'input:not([type]),input[type=text],input[type=search],textarea,[role=textbox][contenteditable]';

const isUsable = (field: Element): boolean =>
  field.checkVisibility() &&
  !field.closest('linchpin-layer,dialog:not([open]),[hidden]') &&
  !field.hasAttribute('disabled') &&
  !field.hasAttribute('readonly');

/** What names a field itself: its attributes and labels. */
const ownNames = (field: Element): readonly string[] => {
  const { ownerDocument: document } = field;
  const labelled = (field.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => document.getElementById(id)?.textContent);
  const labels =
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? [...(field.labels ?? [])] : [];
  return [
    ...['aria-label', 'placeholder', 'title', 'name', 'id'].map((name) => field.getAttribute(name)),
    ...labelled,
    ...labels.map((label) => label.textContent),
  ].map((text) => normalise(text ?? ''));
};

/** Text around a field, as far as no second field shares it. */
const nearNames = (field: Element): readonly string[] => {
  const names: string[] = [];
  for (let at = field.parentElement; at && at.tagName !== 'BODY'; at = at.parentElement) {
    if (at.querySelectorAll(FIELDS).length > 1) break;
    const text = normalise(at.textContent ?? '');
    if (text.length > 80) break;
    names.push(text);
  }
  const before = normalise(field.previousElementSibling?.textContent ?? '');
  return before.length < 60 ? [...names, before] : names;
};

/** The log page's "API Key ID" filter, in any layout; `null` while or where there is none. */
export const findFilterField = (root: ParentNode): HTMLElement | null => {
  const fields = [...root.querySelectorAll<HTMLElement>(FIELDS)].filter(isUsable);
  return (
    fields.find((field) => ownNames(field).some((name) => NAME.test(name))) ??
    fields.find((field) => nearNames(field).some((name) => NAME.test(name))) ??
    null
  );
};

/** Enters a text as a person would: a value that comes without an `input` event goes at the host's next render. */
export const enterText = (field: HTMLElement, text: string): void => {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
    // The prototype's setter: frameworks put their own on the element.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
  } else {
    field.textContent = text;
  }
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste', data: text }),
  );
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Waits until `find` finds something, looking whenever the tree changes; `null` after `limit` milliseconds. */
export const waitFor = <T>(root: Node, find: () => T | null, limit: number, signal: AbortSignal): Promise<T | null> =>
  new Promise((resolve) => {
    const now = find();
    if (now !== null || signal.aborted) {
      resolve(now);
      return;
    }
    const end = (found: T | null): void => {
      observer.disconnect();
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(found);
    };
    const stop = (): void => end(null);
    const observer = new MutationObserver(() => {
      const found = find();
      if (found !== null) end(found);
    });
    const timer = setTimeout(stop, limit);
    signal.addEventListener('abort', stop, { once: true });
    observer.observe(root, { childList: true, subtree: true });
  });
