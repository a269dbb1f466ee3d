import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isTakenByOther, whenFree } from '../../utils/console/overlay/layer';
import { registerScript, type Visit } from '../../utils/console/page/scripts';
import { startFeatures } from './feature';
import { features } from './features';
import { createSession, type Session } from './session';

/**
 * Badges and what these need, loaded beside the content script when a tab first comes to a page that has features. They
 * begin once what follows a person's acts is there too: no badge is ever there before what follows the press on its
 * row.
 */
export default defineUnlistedScript(() => {
  const start = startFeatures(features);
  let session: Session | null = null;

  const begin = ({ route, stay, life, quit, sheet, reserved, acts }: Visit): void => {
    // A page that was in a cache comes back with a life of its own.
    if (!session || session.life !== life) session = createSession(document, life, quit);
    start({ ...route, document, session, stay, sheet, reserved, acts }, stay.signal);
  };
  registerScript('badges', (visit) => {
    const { id } = browser.runtime;
    if (session?.life === visit.life || !isTakenByOther(document, id)) return begin(visit);
    visit.reserved?.clear();
    whenFree(document, id, visit.stay.signal, () => begin(visit));
  });
});
