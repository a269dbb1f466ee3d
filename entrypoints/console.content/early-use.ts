import { type EarlyUse, watchEarlyUse } from '../../utils/console/dialogs/early-use';
import { membersAt } from './members-at';
import type { Session } from './session';

/** Remembers what a person does in badged rows until a feature asks for it, which ends it. */
export const rememberEarlyUse = (document: Document, session: Session, signal: AbortSignal): (() => EarlyUse) => {
  const early = watchEarlyUse(document, (element) => membersAt(session, element), signal);
  const forget = () => session.watchers.delete(early);
  session.watchers.add(early);
  signal.addEventListener('abort', forget, { once: true });
  return () => {
    forget();
    return early.take();
  };
};
