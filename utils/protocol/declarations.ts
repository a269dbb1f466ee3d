import type { ReadonlyDeep } from '../objects';
import type * as z from '../zod';
import { consoleDeclarations } from './console-declarations';
import { pageDeclarations } from './page-declarations';

/**
 * The protocol between the Console's page, the extension's pages and the background. No message carries a secret,
 * neither a Deepgram key nor a passphrase, and none carries an address to fetch. What a person enters on an extension
 * page is handed over in `storage.session`, which only Linchpin's own pages and its background can reach; the message
 * names the hand-over (`offer`, utils/vault/handover.ts), which is erased as it is taken. Nothing ever comes back.
 *
 * Senders use the types alone: no script in the Console loads this file or its schemas.
 */
export const declarations = { ...consoleDeclarations, ...pageDeclarations };

type Declarations = typeof declarations;
export type MessageType = keyof Declarations;

/** What a script in the Console may send; the background refuses it anything else. */
export type ConsoleMessage = {
  [T in MessageType]: Declarations[T]['from'] extends 'page' ? never : T;
}[MessageType];

/** As it may be sent: nothing that is sent is changed. */
export type Query<T extends MessageType> = ReadonlyDeep<z.output<ReturnType<Declarations[T]['query']>>>;
export type Reply<T extends MessageType> = NonNullable<Declarations[T]['answer']>['type'];

/** What `sendMessage` and `ask` take and give. */
export type Protocol = {
  [T in MessageType]: [Query<T>] extends [undefined] ? () => Reply<T> : (query: Query<T>) => Reply<T>;
};
