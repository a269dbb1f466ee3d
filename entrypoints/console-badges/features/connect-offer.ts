import { claimOffer, refuseOffers } from '../../../utils/console/handoff/connect-offers';
import { openOptions } from '../assess';
import { defineFeature } from '../feature';
import type { BadgeWatcher } from '../session';

/** On pages that would have badges, where the project isn't connected: says so, quietly, and what to do about it. */
export default defineFeature({
  id: 'connect-offer',
  pages: ['team', 'keys'],
  init({ projectId, session: { overlay, watchers } }, signal) {
    let isConnected = true;
    const offer = async (): Promise<void> => {
      if (!(await claimOffer(projectId, Date.now()))) return;
      await overlay.withOverlay((loaded) => {
        if (isConnected || signal.aborted) return;
        const refuse = (): void => void refuseOffers(projectId).catch(() => undefined);
        loaded.offerConnection({ connect: openOptions, refuse });
      });
    };
    const watcher: BadgeWatcher = {
      onSheet({ state }) {
        const was = isConnected;
        isConnected = state !== 'not-connected';
        if (isConnected) overlay.loaded()?.offerConnection(null);
        // Where the browser can't say whether it was offered today, it isn't.
        else if (was) void offer().catch(() => undefined);
      },
    };
    watchers.add(watcher);
    signal.addEventListener('abort', () => watchers.delete(watcher), { once: true });
  },
});
