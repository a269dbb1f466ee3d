import { browser } from 'wxt/browser';
import { CONSOLE_ORIGIN, projectInUrl } from '../../utils/console/address';

/** The two kinds of sender that are answered: an extension page, and the content script in the Console's top frame. */
export type SenderKind = 'page' | 'console';

/** What is needed of the browsers' `MessageSender`. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
}

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

/** Who sent a message; `null` for anyone else, who gets no answer to anything. */
export const senderKind = (sender: Sender): SenderKind | null => {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null;
  if (sender.url.startsWith(browser.runtime.getURL('/'))) return 'page';
  const inTopFrame = sender.tab?.id !== undefined && sender.frameId === 0;
  return inTopFrame && originOf(sender.url) === CONSOLE_ORIGIN ? 'console' : null;
};

/**
 * Whether the sender's tab shows a page of this project: when the message was sent, or now, as the browser may hear of
 * `pushState` later than of the message. What the document's own address was, is of no account: see the test.
 */
export const isOnProject = async ({ tab }: Sender, projectId: string): Promise<boolean> => {
  const wanted = projectId.toLowerCase();
  if (projectInUrl(tab?.url) === wanted) return true;
  if (tab?.id === undefined) return false;
  const now = await browser.tabs.get(tab.id).catch(() => null);
  return projectInUrl(now?.url) === wanted;
};
