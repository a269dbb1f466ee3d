import { ask } from '../../../utils/protocol/envelope';
import { openOptions } from '../assess';
import { defineFeature } from '../feature';
import type { BadgeWatcher } from '../session';

/** On pages that would have badges, where the project isn't connected: says so, quietly, and what to do about it. */
export default defineFeature({
  id: 'connect-offer',
  pages: ['team', 'keys'],
  init({ projectId, session: { overlay, watchers } }, signal) {
    const refuse = (): void => void ask('refuseOffers', { projectId }).catch(() => undefined);
    const watcher: BadgeWatcher = {
      onSheet({ offer = false }) {
        if (!offer) overlay.loaded()?.offerConnection(null);
        else
          void overlay.withOverlay((loaded) => {
            if (!signal.aborted) loaded.offerConnection({ connect: openOptions, refuse });
          });
      },
    };
    watchers.add(watcher);
    signal.addEventListener('abort', () => watchers.delete(watcher), { once: true });
  },
});
