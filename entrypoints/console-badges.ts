import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isTakenByOther, whenFree } from '../utils/console/layer';
import { offer, type Visit } from '../utils/console/scripts';
import { startFeatures } from './console.content/feature';
import { features } from './console.content/features';
import { createSession, type Session } from './console.content/session';

/**
 * Badges, what watches for a person's acts, and what these need, loaded beside the content script when a tab first comes to a
 * page that has features. In one, so that no badge is ever there before what follows the press on its row.
 */
export default defineUnlistedScript(() => {
  const start = startFeatures(features);
  let session: Session | null = null;

  const begin = ({ route, stay, life, quit, sheet, rooms }: Visit): void => {
    // A page that was in a cache comes back with a life of its own.
    if (!session || session.life !== life) session = createSession(document, life, quit);
    start({ ...route, document, session, stay, sheet, rooms }, stay.signal);
  };
  offer('badges', (visit) => {
    const { id } = browser.runtime;
    if (session?.life === visit.life || !isTakenByOther(document, id)) return begin(visit);
    visit.rooms?.clear();
    whenFree(document, id, visit.stay.signal, () => begin(visit));
  });
});
