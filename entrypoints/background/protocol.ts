import type { MessageType, Query, Reply } from '../../utils/protocol/declarations';
import type { Declaration } from '../../utils/protocol/declare';
import { onMessages } from '../../utils/protocol/envelope';
import * as z from '../../utils/zod';
import { isOnProject, type Sender, senderKind } from './sender';

export type RefusalReason =
  /** The sender may not send this message. */
  | 'sender'
  /** No such message. */
  | 'unknown-message'
  /** What came with it is not what belongs to it. */
  | 'ill-formed'
  /** The Console's page asked for another project than the one it shows. */
  | 'project'
  /** The answer could not be worked out. */
  | 'failed';

/** The sender's promise rejects with this name and reason. Holds nothing of what was sent: that may be a secret. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly reason: RefusalReason) {
    super(`Linchpin refused a message: ${reason}`);
  }
}

type Answer<T extends MessageType> = (query: Query<T>, sender: Sender) => Reply<T> | Promise<Reply<T>>;

/** One answer for each message of the protocol. */
export type Answers = { readonly [T in MessageType]: Answer<T> };

export type Declared = { readonly [T in MessageType]: Declaration<Query<T>, Reply<T>> };

export interface Handler<T extends MessageType> {
  /** Who may send it. */
  readonly from: Declared[T]['from'];
  readonly query: Declared[T]['query'];
  readonly answer: Answer<T>;
}

/** One handler for each message of the protocol, and no other. */
export type Handlers = { readonly [T in MessageType]: Handler<T> };

/** By the message's own shape, so that no handler can forget to check it. */
const projectNamed = (query: unknown): string | null =>
  typeof query === 'object' && query !== null && 'projectId' in query ? String(query.projectId) : null;

/** Checks who asks, for what and for which project, then answers; anything that goes wrong is a `Refusal`. */
export const guarded =
  <T extends MessageType>(handler: Handler<T>) =>
  async (data: unknown, sender: Sender): Promise<Reply<T>> => {
    const kind = senderKind(sender);
    if (kind === null || (handler.from !== 'either' && handler.from !== kind)) throw new Refusal('sender');
    const query = z.safeParse(handler.query(), data);
    if (!query.success) throw new Refusal('ill-formed');
    const projectId = projectNamed(query.data);
    if (kind === 'console' && projectId !== null && !isOnProject(sender, projectId)) throw new Refusal('project');
    try {
      return await handler.answer(query.data, sender);
    } catch (error) {
      // The message is left out on purpose: it could quote what was sent.
      console.error('Linchpin could not answer', error instanceof Error ? error.name : typeof error);
      throw new Refusal('failed');
    }
  };

/** Starts to answer. To be called before anything is awaited, so that a message can wake the worker. */
export const serve = (handlers: Handlers): void => {
  onMessages(async (type, data, sender) => {
    if (typeof type !== 'string' || !Object.hasOwn(handlers, type)) throw new Refusal('unknown-message');
    // One of the protocol's names, as the handlers have no others; which of them makes no difference here.
    return guarded(handlers[type as MessageType] as Handler<MessageType>)(data, sender);
  });
};
