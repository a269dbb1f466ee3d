import { i18n } from '#i18n';
import { enterText, findFilterField, waitFor } from '../../utils/console/log-filter';

/** The page may load its logs before it shows its filters. */
const FIELD_WAIT_MS = 8_000;

const textOf = (field: HTMLElement): string =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : (field.textContent ?? '');

/** Enters a key's id in the log page's filter; says what became of it. */
export const fillFilter = async (
  document: Document,
  keyId: string,
  page: AbortSignal,
  notify: (text: string) => void,
): Promise<void> => {
  const field = await waitFor(document.body, () => findFilterField(document), FIELD_WAIT_MS, page);
  if (page.aborted) return;
  if (field) enterText(field, keyId);
  const filled = field !== null && textOf(field) === keyId;
  notify(i18n.t(filled ? 'console_filterFilled' : 'console_filterCopied'));
};
