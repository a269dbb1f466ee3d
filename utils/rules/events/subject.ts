import type { Change } from './event';

/** What a change is about, as text: `key:<id>`, `member:<id>`, `invite:<e-mail>`, or the project as a whole. */
export const subjectOf = (change: Change): string => {
  if ('key' in change) return `key:${change.key.keyId}`;
  if ('member' in change) return `member:${change.member.memberId}`;
  if ('invite' in change) return `invite:${change.invite.email.trim().toLowerCase()}`;
  return 'project';
};
