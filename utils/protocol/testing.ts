import type { MessageType, Query, Reply } from './declarations';
import { onMessages } from './envelope';

type Answer<T extends MessageType> = (message: { readonly data: Query<T> }) => Reply<T> | Promise<Reply<T>>;

const answers = new Map<unknown, Answer<MessageType>>();
let stop = (): void => undefined;

/** Answers a page's messages of one type in the background's place, until `removeAllListeners`. */
export const onMessage = <T extends MessageType>(type: T, answer: Answer<T>): void => {
  if (answers.size === 0) {
    stop = onMessages(async (asked, data) => {
      const found = answers.get(asked);
      if (!found) throw new Error(`nobody answers ${String(asked)}`);
      return found({ data: data as Query<MessageType> }); // sent by a page, whose messages the compiler checks
    });
  }
  answers.set(type, answer as unknown as Answer<MessageType>); // looked up by its type alone
};

export const removeAllListeners = (): void => {
  stop();
  answers.clear();
};
