import type { ProjectFact } from '../../ownership/findings/finding';
import { countOfUse } from '../figures';
import { formatsOf } from '../formats';
import { offeredRole, roleName } from '../people';
import { cleanText, isolated } from '../sanitise';
import type { Translate } from '../translate';
import type { Whose } from '../warnings';
import type { BadgeTone, Words } from '../words';

/** How each kind of finding looks that is no concern of a key or member. */
export const FACT_TONES: Readonly<Record<ProjectFact['kind'], BadgeTone>> = {
  'carries-most': 'use',
  'expired-pile': 'quiet',
  'broad-role': 'attention',
  'vague-comment': 'quiet',
  'same-comment': 'quiet',
  untagged: 'quiet',
  'invite-pending': 'attention',
  'stored-key-on-person': 'use',
  'stored-key-partial': 'unknown',
};

const storedKeyPartial = (missingScopes: readonly string[], t: Translate): Words => ({
  title: t('finding_storedKeyPartial'),
  why:
    missingScopes.length > 0
      ? t('finding_storedKeyPartial_why', [formatsOf(t).list(missingScopes.map((scope) => cleanText(scope)))])
      : t('finding_storedKeyPartial_whyUnnamed'),
  next: t('finding_storedKeyPartial_next'),
});

/** A finding of the project in words. `days`: the window's length. */
export const factWords = (fact: ProjectFact, { who, service }: Whose, days: number, t: Translate): Words => {
  const format = formatsOf(t);
  const length = t('card_days', days, [format.number(days)]);
  switch (fact.kind) {
    case 'carries-most':
      return {
        title: t('finding_carriesMost'),
        why: t('finding_carriesMost_why', [format.number(fact.requests), format.number(fact.total), length]),
        next: t('finding_carriesMost_next'),
      };
    case 'expired-pile':
      return {
        title: t('finding_expiredPile', fact.keys, [format.number(fact.keys)]),
        why: t('finding_expiredPile_why'),
        next: t('finding_expiredPile_next'),
      };
    case 'broad-role':
      return {
        title: t('finding_broadRole', [roleName(fact.role, t)]),
        why: t('finding_broadRole_why', [countOfUse(fact.requests, t), length]),
        next: service ? t('finding_broadRole_nextService') : t('finding_broadRole_next'),
      };
    case 'vague-comment':
      return {
        title: cleanText(fact.comment) ? t('finding_vagueName') : t('finding_noName'),
        why: t('finding_vagueName_why'),
        next: t('finding_vagueName_next'),
      };
    case 'same-comment':
      return {
        title: t('finding_sameName', fact.keys, [format.number(fact.keys)]),
        why: t('finding_sameName_why'),
        next: t('finding_sameName_next'),
      };
    case 'untagged':
      return {
        title: t('finding_untagged'),
        why: t('finding_untagged_why', [countOfUse(fact.requests, t), length]),
        next: t('finding_untagged_next'),
      };
    case 'invite-pending':
      return {
        title: t('finding_invite', fact.days, [format.number(fact.days)]),
        why: t('finding_invite_why', [isolated(offeredRole(fact.scope, t))]),
        next: t('finding_invite_next'),
      };
    case 'stored-key-on-person':
      return {
        title: t('finding_storedKeyOnPerson'),
        why: t('finding_storedKeyOnPerson_why', [who]),
        next: t('finding_storedKeyOnPerson_next'),
      };
    case 'stored-key-partial':
      return storedKeyPartial(fact.missingScopes, t);
  }
};
