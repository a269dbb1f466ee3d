import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { enterText, findFilterField, waitFor } from '../../../utils/console/log-filter';
import { PENDING_FILTER_KEY, takePendingFilter } from '../../../utils/console/pending-filter';
import { defineFeature, type PageContext } from '../feature';

/** The page may load its logs before it shows its filters. */
const FIELD_WAIT_MS = 8_000;

const textOf = (field: HTMLElement): string =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : (field.textContent ?? '');

const finish = async ({ projectId, document, session }: PageContext, signal: AbortSignal): Promise<void> => {
  const keyId = await takePendingFilter(projectId);
  if (!keyId || signal.aborted) return;
  const field = await waitFor(document.body, () => findFilterField(document), FIELD_WAIT_MS, signal);
  if (signal.aborted) return;
  if (field) enterText(field, keyId);
  const filled = field !== null && textOf(field) === keyId;
  session.notices.show(`filter ${keyId}`, { text: i18n.t(filled ? 'console_filterFilled' : 'console_filterCopied') });
};

/** Finishes "Show in Usage logs": enters the key's id in the log page's filter, or says that it is on the clipboard. */
export default defineFeature({
  id: 'log-filter',
  pages: ['logs'],
  init(context, signal) {
    const run = (): void => void finish(context, signal).catch(() => undefined);
    run();
    const listener: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
      if (area === 'local' && changes[PENDING_FILTER_KEY]?.newValue) run();
    };
    browser.storage.onChanged.addListener(listener);
    signal.addEventListener('abort', () => {
      browser.storage?.onChanged.removeListener(listener);
      context.session.notices.clear();
    });
  },
});
