import type { ProjectFact, ProjectKind } from '../../rules/findings/project-findings';
import type { Whose } from '../concerns';
import { countOfUse } from '../figures';
import { formatsOf } from '../formats';
import { offeredRole, roleName } from '../people';
import { cleanText, isolated } from '../sanitise';
import type { Translate } from '../translate';
import type { BadgeTone, Words } from '../words';
import type { ActKind } from './acts';

type Kind = ProjectKind;
type Of<K extends Kind> = Extract<ProjectFact, { kind: K }>;

/** All that is said of one kind. */
interface FactWords<K extends Kind> {
  readonly tone: BadgeTone;
  title(fact: Of<K>, t: Translate): string;
  /** `window`: its length in words. */
  why(fact: Of<K>, t: Translate, window: string, whose: Whose): string;
  next(t: Translate, service: boolean): string;
  /** What a person can do about it at one press, most helpful first. */
  readonly acts: readonly ActKind[];
}

/** A finding's words, and the acts that help with its kind. */
export type FindingWords = Words & { readonly tone: BadgeTone; readonly acts: readonly ActKind[] };

/** One record for each kind of finding that is no concern of a key or member (concerns.ts has those). */
const FACTS: { readonly [K in Kind]: FactWords<K> } = {
  'carries-most': {
    tone: 'use',
    title: (_, t) => t('finding_carriesMost'),
    why: ({ requests, total }, t, window) =>
      t('finding_carriesMost_why', [formatsOf(t).number(requests), formatsOf(t).number(total), window]),
    next: (t) => t('finding_carriesMost_next'),
    acts: ['plan', 'mark-service'],
  },
  'expired-pile': {
    tone: 'quiet',
    title: ({ keys }, t) => t('finding_expiredPile', keys, [formatsOf(t).number(keys)]),
    why: (_, t) => t('finding_expiredPile_why'),
    next: (t) => t('finding_expiredPile_next'),
    acts: ['open-keys'],
  },
  'broad-role': {
    tone: 'attention',
    title: ({ role }, t) => t('finding_broadRole', [roleName(role, t)]),
    why: ({ requests }, t, window) => t('finding_broadRole_why', [countOfUse(requests, t), window]),
    next: (t, service) => (service ? t('finding_broadRole_nextService') : t('finding_broadRole_next')),
    acts: ['create-key', 'logs'],
  },
  'vague-comment': {
    tone: 'quiet',
    title: ({ comment }, t) => (cleanText(comment) ? t('finding_vagueName') : t('finding_noName')),
    why: (_, t) => t('finding_vagueName_why'),
    next: (t) => t('finding_vagueName_next'),
    acts: ['logs'],
  },
  'same-comment': {
    tone: 'quiet',
    title: ({ keys }, t) => t('finding_sameName', keys, [formatsOf(t).number(keys)]),
    why: (_, t) => t('finding_sameName_why'),
    next: (t) => t('finding_sameName_next'),
    acts: ['open-keys'],
  },
  untagged: {
    tone: 'quiet',
    title: (_, t) => t('finding_untagged'),
    why: ({ requests }, t, window) => t('finding_untagged_why', [countOfUse(requests, t), window]),
    next: (t) => t('finding_untagged_next'),
    acts: ['logs'],
  },
  'invite-pending': {
    tone: 'attention',
    title: ({ days }, t) => t('finding_invite', days, [formatsOf(t).number(days)]),
    why: ({ scope }, t) => t('finding_invite_why', [isolated(offeredRole(scope, t))]),
    next: (t) => t('finding_invite_next'),
    acts: ['open-team'],
  },
  'stored-key-on-person': {
    tone: 'use',
    title: (_, t) => t('finding_storedKeyOnPerson'),
    why: (_, t, _window, { who }) => t('finding_storedKeyOnPerson_why', [who]),
    next: (t) => t('finding_storedKeyOnPerson_next'),
    acts: ['connect', 'mark-service'],
  },
  'stored-key-partial': {
    tone: 'unknown',
    title: (_, t) => t('finding_storedKeyPartial'),
    why: ({ missingScopes }, t) =>
      missingScopes.length > 0
        ? t('finding_storedKeyPartial_why', [formatsOf(t).list(missingScopes.map((scope) => cleanText(scope)))])
        : t('finding_storedKeyPartial_whyUnnamed'),
    next: (t) => t('finding_storedKeyPartial_next'),
    acts: ['connect'],
  },
};

/** A finding of the project in words. `days`: the window's length. */
export const factWords = (fact: ProjectFact, whose: Whose, days: number, t: Translate): FindingWords => {
  // Only asked with the fact that it was looked up by.
  const words = FACTS[fact.kind] as FactWords<Kind>;
  const window = t('card_days', days, [formatsOf(t).number(days)]);
  return {
    tone: words.tone,
    title: words.title(fact, t),
    why: words.why(fact, t, window, whose),
    next: words.next(t, whose.service),
    acts: words.acts,
  };
};
