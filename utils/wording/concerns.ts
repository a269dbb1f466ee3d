import type { KeyAnalysis } from '../rules/analysis';
import type { Concern, ConcernKind } from '../rules/concerns';
import { countOfUse, useOnBadge } from './figures';
import type { ActKind } from './findings/acts';
import { formatsOf } from './formats';
import { roleName, shortName } from './people';
import { isolated } from './sanitise';
import { scopesInWords } from './scope-list';
import type { Translate } from './translate';
import { type BadgeTone, GLYPHS, sideBySide, type Words } from './words';

/** Whose a concern is, as isolated text, and whether that is a service account, of which nothing can be asked. */
export interface Whose {
  readonly who: string;
  readonly service: boolean;
}

/** A count, and the same as its language writes it. */
type Counted = (count: number, figure: [string], t: Translate) => string;

type Of<K extends ConcernKind> = Extract<Concern, { kind: K }>;

/** All that is said and shown of one kind of concern. */
interface ConcernWords<K extends ConcernKind> {
  readonly tone: BadgeTone;
  /** The tone's own where there is none. */
  readonly glyph?: string;
  /** What happened, in one short sentence: "Its creator is Admin now, so ...". */
  title(concern: Of<K>, t: Translate): string;
  /** Why it matters. `days`: the window's length. */
  why(concern: Of<K>, t: Translate, whose: Whose, days: number): string;
  next(t: Translate, service: boolean): string;
  /** What a person can do about it at one press, most helpful first. */
  readonly acts: readonly ActKind[];
  /** How many keys have it: "2 keys are role-capped". */
  readonly count: Counted;
  /** How many keys of a member have it, on the member's card; absent where they aren't counted there. */
  readonly ofMember?: Counted;
  /** Whether it says in words how the key is used, so that its badge's name says no more of that. */
  readonly saysUse?: true;
  /** On the key's badge, in a few words; absent where the badge says the key's use. */
  badge?(concern: Of<K>, t: Translate, key: KeyAnalysis, withCreator: boolean, days: number): string;
}

/** One record for each kind: a new one needs no more than this and its rule (rules/concerns.ts). */
export const CONCERNS: { readonly [K in ConcernKind]: ConcernWords<K> } = {
  'only-owner': {
    tone: 'stop',
    title: (_, t) => t('concern_onlyOwner'),
    why: (_, t) => t('concern_onlyOwner_why'),
    next: (t) => t('concern_onlyOwner_next'),
    acts: ['open-team'],
    count: (count, figure, t) => t('concern_count_onlyOwner', count, figure),
  },
  'creator-left': {
    tone: 'stop',
    title: (_, t) => t('concern_creatorLeft'),
    why: (_, t) => t('concern_creatorLeft_why'),
    next: (t) => t('concern_creatorLeft_next'),
    acts: ['create-key', 'logs'],
    count: (count, figure, t) => t('concern_count_creatorLeft', count, figure),
    badge: (_, t) => t('badge_creatorLeft'),
  },
  expired: {
    tone: 'attention',
    glyph: GLYPHS.ending,
    title: ({ day }, t) => t('concern_expired', [formatsOf(t).day(day)]),
    why: (_, t) => t('concern_expired_why'),
    next: (t) => t('concern_expired_next'),
    acts: ['create-key', 'logs'],
    count: (count, figure, t) => t('concern_count_expired', count, figure),
    ofMember: (count, figure, t) => t('concern_memberExpired', count, figure),
    badge: ({ day }, t) => t('badge_expired', [formatsOf(t).day(day)]),
  },
  'role-capped': {
    tone: 'attention',
    title: ({ role }, t) => (role ? t('concern_roleCapped', [roleName(role, t)]) : t('concern_roleCappedNoRole')),
    why: ({ lostScopes }, t) => t('concern_roleCapped_why', [scopesInWords(lostScopes, t)]),
    next: (t) => t('concern_roleCapped_next'),
    acts: ['create-key', 'logs'],
    count: (count, figure, t) => t('concern_count_roleCapped', count, figure),
    ofMember: (count, figure, t) => t('concern_memberRoleCapped', count, figure),
    badge: ({ role }, t, { key: { creator } }, withCreator) =>
      withCreator
        ? t('badge_roleCapped', [isolated(shortName(creator)), roleName(role, t)])
        : role
          ? t('badge_roleCappedAt', [roleName(role, t)])
          : t('badge_roleCappedShort'),
  },
  'expires-soon': {
    tone: 'attention',
    glyph: GLYPHS.ending,
    title: ({ days }, t) =>
      days < 1 ? t('concern_expiresToday') : t('concern_expiresSoon', days, [formatsOf(t).number(days)]),
    why: (_, t) => t('concern_expires_why'),
    next: (t) => t('concern_expires_next'),
    acts: ['create-key', 'logs'],
    count: (count, figure, t) => t('concern_count_expiresSoon', count, figure),
    ofMember: (count, figure, t) => t('concern_memberExpiresSoon', count, figure),
    badge: ({ days: left }, t, { use }, _, days) =>
      sideBySide([
        left < 1 ? t('badge_expiresToday') : t('badge_expiresIn', left, [formatsOf(t).number(left)]),
        // That it runs out is worth more than that nothing was there.
        use.state === 'whole' && !use.value.used ? '' : useOnBadge(use, days, t),
      ]),
  },
  'dies-with-person': {
    tone: 'use',
    title: ({ quietSince }, t) =>
      quietSince ? t('concern_diesWithPersonQuiet', [formatsOf(t).day(quietSince)]) : t('concern_diesWithPerson'),
    why: ({ requests, quietSince }, t, { who }, days) => {
      const format = formatsOf(t);
      const carried: [string, string] = [countOfUse(requests, t), t('card_days', days, [format.number(days)])];
      return quietSince
        ? t('concern_diesWithPersonQuiet_why', [...carried, format.day(quietSince), who])
        : t('concern_diesWithPerson_why', [...carried, who]);
    },
    next: (t) => t('concern_diesWithPerson_next'),
    acts: ['plan', 'mark-service', 'logs'],
    count: (count, figure, t) => t('concern_count_diesWithPerson', count, figure),
  },
  'slow-rhythm': {
    tone: 'rhythm',
    saysUse: true,
    title: ({ usualGap, lastDay }, t) => {
      const format = formatsOf(t);
      return t('concern_slowRhythm', [format.number(usualGap), format.day(lastDay)]);
    },
    why: (_, t) => t('concern_slowRhythm_why'),
    next: (t) => t('concern_slowRhythm_next'),
    acts: ['logs', 'plan'],
    count: (count, figure, t) => t('concern_count_slowRhythm', count, figure),
  },
  'year-unread': {
    tone: 'quiet',
    saysUse: true,
    title: ({ days }, t) => t('concern_yearUnread', days, [formatsOf(t).number(days)]),
    why: (_, t) => t('concern_yearUnread_why'),
    next: (t) => t('concern_yearUnread_next'),
    acts: ['open-keys', 'plan'],
    count: (count, figure, t) => t('concern_count_yearUnread', count, figure),
    badge: ({ days }, t) => t('badge_yearUnread', [formatsOf(t).number(days)]),
  },
  unused: {
    tone: 'quiet',
    saysUse: true,
    title: ({ days, atLeast }, t) =>
      atLeast
        ? t('concern_unusedAtLeast', days, [formatsOf(t).number(days)])
        : t('concern_unused', days, [formatsOf(t).number(days)]),
    why: (_, t) => t('concern_unused_why'),
    next: (t, service) => (service ? t('concern_unused_nextService') : t('concern_unused_next')),
    acts: ['open-keys', 'plan'],
    count: (count, figure, t) => t('concern_count_unused', count, figure),
    badge: ({ days, atLeast }, t) =>
      atLeast
        ? t('badge_unusedAtLeast', days, [formatsOf(t).number(days)])
        : t('badge_unused', days, [formatsOf(t).number(days)]),
  },
  'never-used': {
    tone: 'quiet',
    saysUse: true,
    title: ({ days }, t) => t('concern_neverUsed', days, [formatsOf(t).number(days)]),
    why: (_, t) => t('concern_unused_why'),
    next: (t, service) => (service ? t('concern_neverUsed_nextService') : t('concern_neverUsed_next')),
    acts: ['open-keys', 'plan'],
    count: (count, figure, t) => t('concern_count_neverUsed', count, figure),
    badge: (_, t) => t('badge_neverUsed'),
  },
};

/** What is said of a concern's kind, to be asked with that concern. */
export const concernWords = ({ kind }: Concern): ConcernWords<ConcernKind> =>
  // Only ever asked with the concern that it was looked up by.
  CONCERNS[kind] as ConcernWords<ConcernKind>;

/** Says the tone without its colour. */
export const glyphOf = (kind: ConcernKind): string => {
  const { tone, glyph }: Pick<ConcernWords<ConcernKind>, 'tone' | 'glyph'> = CONCERNS[kind];
  return glyph ?? GLYPHS[tone];
};

/** A key that is drained is shown as such, though it still rests on a person. */
const toneOf = (concern: Concern): BadgeTone =>
  concern.kind === 'dies-with-person' && concern.quietSince ? 'cool' : concernWords(concern).tone;

/** A concern as a problem: what happened, why it matters, what to do next. `days`: the window's length. */
export const problemWords = (
  concern: Concern,
  whose: Whose,
  days: number,
  t: Translate,
): Words & { tone: BadgeTone } => {
  const { title, why, next } = concernWords(concern);
  return {
    tone: toneOf(concern),
    title: title(concern, t),
    why: why(concern, t, whose, days),
    next: next(t, whose.service),
  };
};
