import { pendingFilter } from '../../../utils/console/handoff/pending-filter';
import { defineFeature } from '../feature';

/** Finishes "Show in Usage logs": enters the key's id in the log page's filter, or says where it is to be had. */
export default defineFeature({
  id: 'log-filter',
  pages: ['logs'],
  init({ projectId, session: { overlay } }, signal) {
    const finish = async (): Promise<void> => {
      const pending = await pendingFilter.take(projectId);
      if (pending && !signal.aborted) await overlay.withOverlay((loaded) => loaded.fillFilter(pending, signal));
    };
    const run = (): void => void finish().catch(() => undefined);
    run();
    pendingFilter.onLeft(run, signal);
    signal.addEventListener('abort', () => overlay.loaded()?.clear());
  },
});
