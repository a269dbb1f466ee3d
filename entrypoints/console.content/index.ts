import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchRoute } from '../../utils/console/page/navigation';
import { onReturn } from '../../utils/console/page/returning';
import { pagesWithActs, pagesWithFeatures, type Route } from '../../utils/console/page/routes';
import { createNeedScript, type Visit } from '../../utils/console/page/scripts';
import { beginStay, childOf, type Stay } from '../../utils/console/page/stay';
import { reserveSpace } from '../../utils/console/paint/reserved-space/reserve';
import { ask } from '../../utils/protocol/envelope';
import './alive.css';

const POLL_MS = 1_000;

/** Of a page that has badges: their room, and their first chunk; where that fails, the next revision brings them. */
const expectBadges = ({ projectId, page }: Route, { paint, drawn }: Stay): Pick<Visit, 'reserved' | 'sheet'> => {
  if (page !== 'team' && page !== 'keys') return { reserved: null, sheet: null };
  // Before the background is woken, which takes all there is of the machine for a moment.
  const reserved = reserveSpace(document, projectId, page, paint, drawn);
  const sheet = ask('getBadges', { projectId, page, from: 0, arrived: true });
  sheet.catch(() => undefined);
  return { reserved, sheet };
};

/**
 * What every page of the Console loads, so no more than where it is: the features' script is loaded when the route
 * first has need of it. At the document's start, so that script and figures are on their way before the Console draws
 * its rows.
 */
export default defineContentScript({
  matches: ['https://console.deepgram.com/*'],
  runAt: 'document_start',
  main(ctx) {
    const life = childOf(ctx.signal);
    // An updated or removed extension is told by its id being gone: then all of Linchpin goes from the page, quietly.
    const lookAlive = (): void => void (browser.runtime?.id || life.abort());
    const poll = setInterval(lookAlive, POLL_MS);
    life.signal.addEventListener('abort', () => clearInterval(poll), { once: true });
    onReturn(window, life.signal, lookAlive);
    const need = createNeedScript((script) => ask('loadScript', { script }), life.signal);
    /** The last one, also when it is over: what it painted may still be there. */
    let stay: Stay | null = null;
    /** While this document is the one in its tab. */
    let presence = childOf(life.signal);

    const arrive = async (route: Route | null): Promise<void> => {
      stay?.leave();
      if (!route || !pagesWithFeatures.has(route.page) || presence.signal.aborted) return;
      const here = beginStay(document, presence.signal, stay);
      stay = here;
      const quit = (): void => life.abort();
      const visit = { route, stay: here, life: presence.signal, quit, ...expectBadges(route, here) };
      const hasActs = pagesWithActs.has(route.page);
      const [start, acts] = await Promise.all([need('badges'), hasActs ? need('acts') : null]);
      if (start && (acts || !hasActs) && !here.signal.aborted) start({ ...visit, acts });
    };
    const begin = (): void => watchRoute(window, presence.signal, (route) => void arrive(route));
    // In the cache for Back and Forward a page hears of nothing, in Firefox not even that the extension is gone: it
    // goes there without Linchpin, and is come to as for the first time when it is back.
    const leave = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) presence.abort();
    };
    const comeBack = ({ persisted }: PageTransitionEvent): void => {
      lookAlive();
      if (!persisted || life.signal.aborted) return;
      presence.abort();
      presence = childOf(life.signal);
      begin();
    };
    window.addEventListener('pagehide', leave, { signal: life.signal });
    window.addEventListener('pageshow', comeBack, { signal: life.signal });
    begin();
  },
});
