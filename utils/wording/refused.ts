import { formatsOf } from './formats';
import { cleanText } from './sanitise';
import type { Translate } from './translate';

type Phrase = (t: Translate) => string;

interface GroupPhrases {
  readonly read: Phrase;
  readonly write: Phrase;
  readonly both: Phrase;
}

/** Scopes whose name alone says what is refused without them. */
const ACTS: Readonly<Record<string, Phrase>> = {
  'project:write:settings': (t) => t('refused_settings'),
  'project:write:destroy': (t) => t('refused_destroy'),
};

/** Groups in which a scope to read and one to write can be lost, each with what it implies. */
const GROUPS: Readonly<Record<string, GroupPhrases>> = {
  owners: {
    read: (t) => t('refused_ownersRead'),
    write: (t) => t('refused_ownersWrite'),
    both: (t) => t('refused_owners'),
  },
  admins: {
    read: (t) => t('refused_adminsRead'),
    write: (t) => t('refused_adminsWrite'),
    both: (t) => t('refused_admins'),
  },
  members: {
    read: (t) => t('refused_membersRead'),
    write: (t) => t('refused_membersWrite'),
    both: (t) => t('refused_members'),
  },
  billing: {
    read: (t) => t('refused_billingRead'),
    write: (t) => t('refused_billingWrite'),
    both: (t) => t('refused_billing'),
  },
};

const ofGroup = (name: string, lost: ReadonlySet<string>): Phrase[] => {
  const phrases = GROUPS[name];
  const [read, write] = [lost.has(`${name}:read`), lost.has(`${name}:write`)];
  if (!phrases || (!read && !write)) return [];
  return [read && write ? phrases.both : read ? phrases.read : phrases.write];
};

/** Whether the phrases of its group say it: `owners:write:kick` is part of changing Owners. */
const isSaid = (scope: string, lost: ReadonlySet<string>): boolean => {
  const [area = '', right = ''] = scope.split(':');
  return Object.hasOwn(ACTS, scope) || (Object.hasOwn(GROUPS, area) && lost.has(`${area}:${right}`));
};

/**
 * What a key is refused for want of these scopes, in words that need no knowledge of them: "the project's settings,
 * changing Owners and changing billing". A scope that no phrase says whole stands by its own name.
 */
export const refusedInWords = (lostScopes: readonly string[], t: Translate): string => {
  const lost = new Set(lostScopes);
  const acts = Object.keys(ACTS).flatMap((scope) => (lost.has(scope) ? (ACTS[scope] ?? []) : []));
  const groups = Object.keys(GROUPS).flatMap((name) => ofGroup(name, lost));
  const others = lostScopes.filter((scope) => !isSaid(scope, lost)).map((scope) => cleanText(scope));
  return formatsOf(t).list([...[...acts, ...groups].map((phrase) => phrase(t)), ...others]);
};
