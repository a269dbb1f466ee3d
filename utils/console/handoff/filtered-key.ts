import { observeChanges } from '../page/observer';
import { normalise, uuidsIn } from '../page/text';
import { findFilterField } from './log-filter';

/** A person who types or pastes has come to an end. */
const QUIET_MS = 250;

const keyIdIn = (field: HTMLElement | null): string | null => {
  const text = normalise(
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      ? field.value
      : (field?.textContent ?? ''),
  );
  const [id] = uuidsIn(text);
  return id?.length === text.length ? id : null;
};

/**
 * Reports the key id in the log page's filter whenever it changes, no matter who entered it; `null` where there is
 * none.
 */
export const watchFilteredKey = (
  document: Document,
  signal: AbortSignal,
  onKey: (keyId: string | null) => void,
): void => {
  let last: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const keyId = keyIdIn(findFilterField(document));
    if (keyId === last || signal.aborted) return;
    last = keyId;
    onKey(keyId);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  };
  for (const kind of ['input', 'change'])
    document.addEventListener(kind, soon, { capture: true, passive: true, signal });
  // A host may fill or empty its filter without any event, as it draws its page.
  observeChanges(document.body, signal, soon);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  look();
};
