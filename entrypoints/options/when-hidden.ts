import { useEffect, useRef } from 'preact/hooks';

/**
 * Calls when the page is about to be out of sight: left for another tab, closed or reloaded. Which of the two events a
 * closing page gets, and in which order, differs by browser, so it may be called twice.
 */
export const whenHidden = (act: () => void, signal: AbortSignal): void => {
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') act();
  };
  document.addEventListener('visibilitychange', onVisibility, { capture: true, signal });
  window.addEventListener('pagehide', act, { capture: true, signal });
};

/** The same for as long as a component is shown. */
export const useWhenHidden = (act: () => void): void => {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const shown = new AbortController();
    whenHidden(() => latest.current(), shown.signal);
    return () => shown.abort();
  }, []);
};
