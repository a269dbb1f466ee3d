import type { Change, WatchedPart } from '../../rules/events/event';
import type { LedgerEvent } from '../types';

const NOUNS: Readonly<Record<string, WatchedPart>> = {
  ...{ key: 'keys', successor: 'keys', traffic: 'usage', invite: 'invites' },
  ...{ member: 'members', owners: 'members', backup: 'members', contact: 'members' },
};
/** What a change is told from the difference of; `null`: of none. */
export const partOf = ({ name }: Change): WatchedPart | null =>
  name.endsWith('expiry-neared') ? null : (NOUNS[name.split('.')[0] ?? ''] ?? null);

/** What tells one event from another: its name, subject and readings, and what of it there may be more than one of. */
export const identityOf = ({ subject, from, to, change }: LedgerEvent): string => {
  const { name } = change;
  const more = [
    'day' in change ? change.day : '',
    'parts' in change ? change.parts.join() : '',
    'as' in change ? change.as : '',
    name === 'traffic.moved' ? change.to.keyId : '',
  ];
  return [name, subject, from, to, ...more].join(' ');
};

/** What is told once for good: a day of a key's, a step of its end. */
export const onceOf = ({ change }: LedgerEvent): string | null => {
  if ('step' in change) return `${change.name} ${change.key.keyId} ${change.key.expires} ${change.step}`;
  if (!('day' in change)) return null;
  const to = change.name === 'traffic.moved' ? change.to.keyId : '';
  return `${change.name} ${change.key.keyId} ${change.day} ${to}`;
};
