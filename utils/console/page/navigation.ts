import { parseRoute, type Route, sameRoute } from './routes';

const POLL_MS = 1_000;

/**
 * Tells the route now and at every change. The Console changes its address without an event that other worlds hear
 * (docs/deepgram/console.md 1e): the Navigation API tells, and a slow look makes sure.
 */
export const watchRoute = (window: Window, signal: AbortSignal, onRoute: (route: Route | null) => void): void => {
  let last: Route | null | undefined;
  const look = (): void => {
    const route = parseRoute(window.location.pathname);
    if (last !== undefined && sameRoute(last, route)) return;
    last = route;
    onRoute(route);
  };
  window.navigation?.addEventListener('currententrychange', look, { signal });
  window.addEventListener('popstate', look, { signal });
  const poll = setInterval(look, POLL_MS);
  signal.addEventListener('abort', () => clearInterval(poll), { once: true });
  look();
};
