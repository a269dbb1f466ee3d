import { browser } from 'wxt/browser';
import { CONSOLE_ORIGIN } from '../../utils/console/address';

/** The two kinds of sender that are answered: an extension page, and the content script in the Console's top frame. */
export type SenderKind = 'page' | 'console';

/** What is needed of the browsers' `MessageSender`. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

/** Who sent a message; `null` for anyone else, who gets no answer to anything. */
export const senderKind = (sender: Sender): SenderKind | null => {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null;
  if (sender.url.startsWith(browser.runtime.getURL('/'))) return 'page';
  const inTopFrame = sender.tab?.id !== undefined && sender.frameId === 0;
  return inTopFrame && originOf(sender.url) === CONSOLE_ORIGIN ? 'console' : null;
};
