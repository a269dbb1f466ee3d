import { type Browser, browser } from 'wxt/browser';
import { fieldsOf } from '../objects';
import type { ConsoleMessage, MessageType, Protocol, Reply } from './declarations';

// What travels between pages and the background: this file alone knows its shape. Without schemas, so that a script
// which every page of the Console loads stays small.

interface Answered<T> {
  readonly res?: T;
  readonly err?: object;
}

/** Asks the background. Rejects where it failed, refused, or is gone after an update. */
export const sendMessage = async <T extends MessageType>(
  type: T,
  ...[data]: Parameters<Protocol[T]>
): Promise<Reply<T>> => {
  const answered: Answered<Reply<T>> | undefined = await browser.runtime.sendMessage({ type, data });
  if (!answered || answered.err) throw new Error(`no answer to ${type}`);
  // An answer without a result comes as an empty object.
  return answered.res as Reply<T>;
};

/** The same for a script in the Console, of what it may send. */
export const ask = <T extends ConsoleMessage>(type: T, ...query: Parameters<Protocol[T]>): Promise<Reply<T>> =>
  sendMessage(type, ...query);

/**
 * Answers each message, whatever it is: nothing of it has been checked. What `answer` rejects with is told with all
 * that stands in it.
 * @returns Ends it.
 */
export const onMessages = (
  answer: (type: unknown, data: unknown, sender: Browser.runtime.MessageSender) => Promise<unknown>,
): (() => void) => {
  const listener = (
    message: unknown,
    sender: Browser.runtime.MessageSender,
    respond: (answered: Answered<unknown>) => void,
  ): true => {
    const { type, data } = fieldsOf(message);
    answer(type, data, sender).then(
      (res) => respond({ res }),
      (error: Error) => respond({ err: { ...error, name: error.name, message: error.message } }),
    );
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
};
