import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offer } from '../utils/console/scripts';
import { features } from './console.content/features';
import { createSession, type Session } from './console.content/session';

/** All features, loaded beside the content script when a tab first comes to a page that has some. */
export default defineUnlistedScript(() => {
  let session: Session | null = null;
  offer('badges', ({ route, signal, life, sheet }) => {
    session ??= createSession(document, life);
    const context = { ...route, document, session, sheet };
    for (const feature of features) if (feature.pages.includes(route.page)) feature.init(context, signal);
  });
});
