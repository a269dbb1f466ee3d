import { browser } from 'wxt/browser';
import type { Protocol } from '../../utils/messages';

interface Reply<T> {
  readonly res?: T;
  readonly err?: unknown;
}

let asked = 0;

/**
 * `sendMessage` of utils/messages, without its library: same envelope, five kilobytes less in every page load.
 * Rejects where the background failed, or is gone after an update.
 */
export const ask = async <K extends keyof Protocol>(
  type: K,
  ...[data]: Parameters<Protocol[K]>
): Promise<ReturnType<Protocol[K]>> => {
  asked += 1;
  const message = { id: asked, type, data, timestamp: Date.now() };
  const reply: Reply<ReturnType<Protocol[K]>> | undefined = await browser.runtime.sendMessage(message);
  if (!reply || reply.err != null) throw new Error(`no answer to ${type}`);
  // A handler without a result answers with an empty reply.
  return reply.res as ReturnType<Protocol[K]>;
};
