import { expectTypeOf } from 'vitest';
import type {
  ConsoleMessage,
  declarations,
  MessageType,
  Protocol,
  Query,
  Reply,
} from '../../utils/protocol/declarations';
import type { ask, sendMessage } from '../../utils/protocol/envelope';
import type { BadgeSheet } from '../../utils/protocol/messages';
import type { UnlockOutcome } from '../../utils/vault/types';
import type { Answers, Handler, Handlers } from './protocol';
import type { SenderKind } from './sender';

// Checked by `tsc`: each message has one answer, of the query and the reply that it is declared with.

expectTypeOf<keyof Answers>().toEqualTypeOf<MessageType>();
expectTypeOf<keyof Handlers>().toEqualTypeOf<MessageType>();
expectTypeOf<(typeof declarations)[MessageType]['from']>().toEqualTypeOf<SenderKind | 'either'>();

expectTypeOf<ConsoleMessage>().toEqualTypeOf<
  | 'getBadges'
  | 'getCard'
  | 'getAssessment'
  | 'openReview'
  | 'openNote'
  | 'openOptions'
  | 'refuseOffers'
  | 'refreshFromConsole'
  | 'loadScript'
>();

type WithoutLock = Omit<Answers, 'lock'>;
expectTypeOf<WithoutLock>().not.toExtend<Answers>();

expectTypeOf<Reply<'getBadges'>>().toEqualTypeOf<BadgeSheet>();
expectTypeOf<Query<'getBadges'>>().toEqualTypeOf<{
  readonly projectId: string;
  readonly page: 'team' | 'keys';
  readonly from: number;
  readonly arrived: boolean;
}>();
expectTypeOf<Protocol['lock']>().toEqualTypeOf<() => void>();

declare const send: typeof sendMessage;
declare const askBackground: typeof ask;
declare const answers: Answers;
declare const handlers: { readonly unlock: Handler<'unlock'> };

expectTypeOf(send('unlock', { offer: 'id' })).resolves.toEqualTypeOf<UnlockOutcome>();
expectTypeOf(askBackground('getCard', { projectId: 'p', kind: 'key', id: 'k' })).resolves.toEqualTypeOf<
  Reply<'getCard'>
>();

// @ts-expect-error a message has what it is declared with
void send('unlock', { passphrase: 'secret' });
// @ts-expect-error no message carries a secret beside what it is declared with
void askBackground('getCard', { projectId: 'p', kind: 'key', id: 'k', secret: 'x' });
// @ts-expect-error a script in the Console can't send what only the extension's pages may
void askBackground('unlock', { offer: 'id' });
// @ts-expect-error there is no such message
void askBackground('fetch', { url: 'https://example.com' });
// @ts-expect-error an answer has the type that its message is declared with
const wrongReply: Answers['unlock'] = () => 'unlocked';
// @ts-expect-error an answer gets what its message is declared with
const wrongQuery: Answers['unlock'] = ({ passphrase }) => passphrase;
// @ts-expect-error a handler of one message is none of another
const swapped: Handlers['getCard'] = handlers.unlock;
void [wrongReply, wrongQuery, swapped, answers];
