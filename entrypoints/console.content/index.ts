import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchRoute } from '../../utils/console/navigation';
import type { Route } from '../../utils/console/routes';
import { features } from './features';
import { createSession, type Session } from './session';

const POLL_MS = 1_000;

/** A signal that ends with another, and can be ended before. */
const childOf = (parent: AbortSignal): AbortController => {
  const child = new AbortController();
  parent.addEventListener('abort', () => child.abort(), { once: true, signal: child.signal });
  return child;
};

export default defineContentScript({
  matches: ['https://console.deepgram.com/*'],
  runAt: 'document_idle',
  main(ctx) {
    const life = childOf(ctx.signal);
    const { signal } = life;
    // An updated or removed extension is told by its id being gone: then all of Linchpin goes from the page, quietly.
    const poll = setInterval(() => browser.runtime?.id || life.abort(), POLL_MS);
    signal.addEventListener('abort', () => clearInterval(poll), { once: true });
    let session: Session | null = null;
    let page: AbortController | null = null;

    const arrive = (route: Route | null): void => {
      page?.abort();
      page = null;
      const here = features.filter((feature) => route && feature.pages.includes(route.page));
      if (!route || here.length === 0 || signal.aborted) return;
      session ??= createSession(document, signal);
      page = childOf(signal);
      for (const feature of here) feature.init({ ...route, document, session }, page.signal);
    };
    watchRoute(window, signal, arrive);
  },
});
