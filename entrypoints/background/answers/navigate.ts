import { browser } from 'wxt/browser';
import { pendingFilter } from '../../../utils/console/handoff/pending-filter';
import { CONSOLE_ORIGIN, consoleUrl } from '../../../utils/console/page/address';
import type { Query } from '../../../utils/protocol/declarations';
import { planAt, reviewPath, subjectAt } from '../../../utils/protocol/review-address';

const isAt = (address: string | undefined, url: string): boolean =>
  address !== undefined && URL.canParse(address) && new URL(address).pathname === new URL(url).pathname;

/** Goes to a page of the Console, in a tab that shows the project already, else in a new one. */
export const openConsole = async ({ projectId, page, keyId, copied = false }: Query<'openConsole'>): Promise<void> => {
  const forLogs = page === 'logs' && keyId !== undefined;
  const leave = async (): Promise<void> => {
    if (forLogs) await pendingFilter.leave(projectId, { keyId, copied });
  };
  const url = consoleUrl(projectId, page);
  const tabs = await browser.tabs.query({ url: `${CONSOLE_ORIGIN}/project/${projectId}/*` });
  const tab = tabs.find(({ active }) => active) ?? tabs[0];
  if (tab?.id === undefined) {
    await leave();
    await browser.tabs.create({ url });
    return;
  }
  // A log page that is there already isn't loaded again: it would take the key's id, and be gone.
  const isThere = forLogs && isAt(tab.url, url);
  if (!isThere) await leave();
  await browser.tabs.update(tab.id, { active: true, ...(!isThere && { url }) });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  if (isThere) await leave();
};

/** Opens the plan for a member's leaving beside the Console, which stays as it is. */
export const openReview = async ({ projectId, memberId }: Query<'openReview'>): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(reviewPath(planAt(projectId, memberId))) });
};

/** Opens the page where a note is written beside the Console, in which nothing can be. */
export const openNote = async ({ projectId, kind, id }: Query<'openNote'>): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(reviewPath(subjectAt(projectId, kind, id))) });
};

/** Opens the options page beside the Console, which stays as it is. */
export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();
