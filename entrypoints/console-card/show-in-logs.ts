import { waitFor } from '../../utils/console/log-filter';
import { pendingFilter } from '../../utils/console/pending-filter';
import { logsPath, parseRoute } from '../../utils/console/routes';

const LINK_WAIT_MS = 3_000;

const pathOf = (link: HTMLAnchorElement): string => (link.origin === location.origin ? link.pathname : '');

const findLink = (document: Document, matches: (path: string) => boolean): HTMLAnchorElement | null =>
  [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].find(
    (link) => (link.target === '' || link.target === '_self') && matches(pathOf(link)),
  ) ?? null;

/**
 * Goes to Usage > Logs with the key's id waiting for its filter: by the Console's own links where there are any, so that
 * the application routes itself; else by a normal navigation.
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
    // Logs is a tab of Usage (facts/deepgram-console.md 2).
    const usage = findLink(document, isUsage);
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
