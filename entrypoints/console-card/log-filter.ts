import { i18n } from '#i18n';
import { enterText, findFilterField, waitFor } from '../../utils/console/handoff/log-filter';
import type { PendingFilter } from '../../utils/console/handoff/pending-filter';
import type { Notice } from './notices';

/** The page may load its logs before it shows its filters. */
const FIELD_WAIT_MS = 5_000;

const textOf = (field: HTMLElement): string =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : (field.textContent ?? '');

/** Enters a key's id in the log page's filter; says what became of it, and gives the id to copy by hand if need be. */
export const fillFilter = async (
  document: Document,
  { keyId, copied }: PendingFilter,
  page: AbortSignal,
  notify: (notice: Notice) => void,
): Promise<void> => {
  const field = await waitFor(document.body, () => findFilterField(document), FIELD_WAIT_MS, page);
  if (page.aborted) return;
  if (field) enterText(field, keyId);
  if (field !== null && textOf(field) === keyId) {
    notify({ text: i18n.t(copied ? 'console_filterFilled' : 'console_filterFilledOnly') });
  } else if (copied) {
    notify({ text: i18n.t('console_filterCopied') });
  } else {
    notify({ text: i18n.t('console_filterByHand'), toCopy: keyId });
  }
};
