import { waitFor } from '../../utils/console/handoff/log-filter';
import { pendingFilter } from '../../utils/console/handoff/pending-filter';
import { logsPath, parseRoute } from '../../utils/console/page/routes';
import { normalise } from '../../utils/console/page/text';

const LINK_WAIT_MS = 3_000;

const pathOf = (link: HTMLAnchorElement): string => (link.origin === location.origin ? link.pathname : '');

const findLink = (document: Document, matches: (path: string) => boolean): HTMLAnchorElement | null =>
  [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].find(
    (link) => (link.target === '' || link.target === '_self') && matches(pathOf(link)),
  ) ?? null;

/**
 * What *Usage* may be called in the navigation. With another word the page is loaded again, and nothing more is lost.
 */
const USAGE = /^(?:usage|nutzung|verbrauch|utilisation|uso|utilizzo|gebruik|使用(?:状況|量|情况)?|사용량?)$/i;

/** A part of the navigation that is folded and holds the pages of usage (docs/deepgram/console-2026.md A1). */
const findFolded = (document: Document): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(':is(nav,[role=navigation]) [aria-expanded=false]')].find((control) =>
    USAGE.test(normalise(control.textContent ?? '')),
  ) ?? null;

/**
 * Goes to Usage > Logs with the key's id waiting for its filter: by the Console's own links where there are any, so
 * that the application routes itself; else by a normal navigation.
 */
export const showInLogs = async (document: Document, projectId: string, keyId: string): Promise<void> => {
  // On the clipboard as well, for a log page whose filter isn't found.
  const copied = await navigator.clipboard.writeText(keyId).then(
    () => true,
    () => false,
  );
  await pendingFilter.leave(projectId, { keyId, copied });
  const isLogs = (path: string): boolean => {
    const route = parseRoute(path);
    return route?.projectId === projectId && route.page === 'logs';
  };
  const isUsage = (path: string): boolean => parseRoute(path)?.projectId === projectId && /\/usage\/?$/.test(path);
  const direct = findLink(document, isLogs);
  if (direct) {
    direct.click();
  } else {
    // Logs is a tab of Usage (docs/deepgram/console.md 2), or stands in the part of the navigation that has its name.
    const usage = findLink(document, isUsage) ?? findFolded(document);
    usage?.click();
    const tab = usage
      ? await waitFor(document.body, () => findLink(document, isLogs), LINK_WAIT_MS, new AbortController().signal)
      : null;
    tab?.click();
  }
  const arrived = await waitFor(
    document.body,
    () => (isLogs(location.pathname) ? true : null),
    1_500,
    new AbortController().signal,
  );
  if (!arrived && !isLogs(location.pathname)) location.assign(logsPath(projectId));
};
