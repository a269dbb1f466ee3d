import type { Change, ChangeOf } from './event';

/** What a change is about that is about no single key, member or invite. */
export const PROJECT = 'project';

/** An address as it is compared: an invite has no other id. */
export const addressOf = ({ email }: { readonly email: string }): string => email.trim().toLowerCase();

/** Deepgram's usage names keys in either case. */
export const subjectOfKey = (keyId: string): string => `key:${keyId.toLowerCase()}`;

/** What a change is about, as text: `key:<id>`, `member:<id>`, `invite:<e-mail>`, or the project as a whole. */
export const subjectOf = (change: Change): string => {
  if ('key' in change) return subjectOfKey(change.key.keyId);
  if ('member' in change) return `member:${change.member.memberId}`;
  if ('invite' in change) return `invite:${addressOf(change.invite)}`;
  return PROJECT;
};

/** Whether a key's life ended with it. */
export const isEnd = (change: Change): change is ChangeOf<'key.disappeared' | 'key.expired'> =>
  change.name === 'key.disappeared' || change.name === 'key.expired';
