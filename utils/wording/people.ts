import type { CreatorState, Role } from '../rules/analysis';
import type { Person } from '../rules/snapshot';
import { cleanText } from './sanitise';
import type { Translate } from './translate';

/** Longest name on a badge. */
const MAX_ON_BADGE = 24;

/**
 * First and last name as Deepgram gives them, joined; empty where it gives none. Not cleaned: for comparing with a
 * page.
 */
export const rawName = (person: Person): string => [person.firstName, person.lastName].filter(Boolean).join(' ');

/** A person's full name fit to be shown, else their e-mail address. */
export const fullName = (person: Person): string => cleanText(rawName(person)) || cleanText(person.email);

/** What a person is called on a badge: their first name, else the part of their address that tells them apart. */
export const shortName = (person: Person): string =>
  cleanText(person.firstName ?? '', MAX_ON_BADGE) ||
  cleanText(person.lastName ?? '', MAX_ON_BADGE) ||
  cleanText(person.email.split('@')[0] ?? '', MAX_ON_BADGE) ||
  cleanText(person.email, MAX_ON_BADGE);

/** A role by the name Deepgram shows; a member with granular scopes only has none. */
export const roleName = (role: Role | null, t: Translate): string => {
  switch (role) {
    case 'owner':
      return t('role_owner');
    case 'admin':
      return t('role_admin');
    case 'member':
      return t('role_member');
    case null:
      return t('role_none');
  }
};

/** The role of a key's creator, as far as it is known. */
export const creatorRole = (creator: CreatorState, t: Translate): string =>
  creator.state === 'member' ? roleName(creator.role, t) : t('role_unknown');

/** A role as an invite names it: Deepgram's word where it is none of the three. */
export const offeredRole = (scope: string, t: Translate): string =>
  scope === 'owner' || scope === 'admin' || scope === 'member' ? roleName(scope, t) : cleanText(scope);
