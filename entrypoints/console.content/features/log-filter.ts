import { browser } from 'wxt/browser';
import { PENDING_FILTER_KEY, takePendingFilter } from '../../../utils/console/pending-filter';
import { defineFeature } from '../feature';

/** Finishes "Show in Usage logs": enters the key's id in the log page's filter, or says where it is to be had. */
export default defineFeature({
  id: 'log-filter',
  pages: ['logs'],
  init({ projectId, session: { extras } }, signal) {
    const finish = async (): Promise<void> => {
      const pending = await takePendingFilter(projectId);
      if (pending && !signal.aborted) await extras.withExtras((loaded) => loaded.fillFilter(pending, signal));
    };
    const run = (): void => void finish().catch(() => undefined);
    run();
    const listener: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
      if (area === 'local' && changes[PENDING_FILTER_KEY]?.newValue) run();
    };
    browser.storage.onChanged.addListener(listener);
    signal.addEventListener('abort', () => {
      browser.storage?.onChanged.removeListener(listener);
      extras.loaded()?.clear();
    });
  },
});
