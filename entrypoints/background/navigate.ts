import { browser } from 'wxt/browser';
import { CONSOLE_ORIGIN, consoleUrl } from '../../utils/console/address';
import { pendingFilter } from '../../utils/console/pending-filter';
import type { ConsolePage } from '../../utils/messages';

interface Destination {
  readonly projectId: string;
  readonly page: ConsolePage;
  readonly keyId?: string;
  /** Whether the key's id is on the clipboard too. */
  readonly copied?: boolean;
}

const isAt = (address: string | undefined, url: string): boolean =>
  address !== undefined && URL.canParse(address) && new URL(address).pathname === new URL(url).pathname;

/** Goes to a page of the Console, in a tab that shows the project already, else in a new one. */
export const openConsole = async ({ projectId, page, keyId, copied = false }: Destination): Promise<void> => {
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

/** Where the plan for a member's leaving stands. The ids are in the hash, which no server ever sees. */
export const reviewPath = ({ projectId, memberId }: { projectId: string; memberId: string }): `/review.html${string}` =>
  `/review.html#${new URLSearchParams({ project: projectId, member: memberId })}`;

/** Opens the plan for a member's leaving beside the Console, which stays as it is. */
export const openReview = async (plan: { projectId: string; memberId: string }): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(reviewPath(plan)) });
};
