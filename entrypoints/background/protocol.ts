import type { GetDataType, GetReturnType } from '@webext-core/messaging';
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { onMessage, type Protocol } from '../../utils/messages';
import { isOnProject, type Sender, type SenderKind, senderKind } from './sender';

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

type Type = keyof Protocol;
type Query<T extends Type> = GetDataType<Protocol[T]>;
type Reply<T extends Type> = GetReturnType<Protocol[T]>;

export interface Handler<T extends Type> {
  /** Who may send it. */
  readonly from: SenderKind | 'either';
  readonly query: z.ZodMiniType<Query<T>>;
  readonly answer: (query: Query<T>, sender: Sender) => Reply<T> | Promise<Reply<T>>;
}

/** One handler for each message of the protocol, and no other. */
export type Handlers = { readonly [T in Type]: Handler<T> };

/** By the message's own shape, so that no handler can forget to check it. */
const projectNamed = (query: unknown): string | null =>
  typeof query === 'object' && query !== null && 'projectId' in query ? String(query.projectId) : null;

/** Checks who asks, for what and for which project, then answers; whatever goes wrong is a `Refusal`. */
export const guarded =
  <T extends Type>(handler: Handler<T>) =>
  async (data: unknown, sender: Sender): Promise<Reply<T>> => {
    const kind = senderKind(sender);
    if (kind === null || (handler.from !== 'either' && handler.from !== kind)) throw new Refusal('sender');
    const query = z.safeParse(handler.query, data);
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

const listen = <T extends Type>(type: T, handlers: Handlers) => {
  const answer = guarded<T>(handlers[type]);
  onMessage(type, ({ data, sender }) => answer(data, sender));
};

/** Starts to answer. To be called before anything is awaited, so that a message can wake the worker. */
export const serve = (handlers: Handlers): void => {
  // The keys of `Handlers` are the protocol's names, by its type.
  for (const type of Object.keys(handlers) as Type[]) listen(type, handlers);
  browser.runtime.onMessage.addListener((message, _sender, respond) => {
    const type = message !== null && typeof message === 'object' && 'type' in message ? message.type : undefined;
    if (typeof type === 'string' && Object.hasOwn(handlers, type)) return;
    const { name, message: text, reason } = new Refusal('unknown-message');
    respond({ err: { name, message: text, stack: '', reason } });
    return true;
  });
};
