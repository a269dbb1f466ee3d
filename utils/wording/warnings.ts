import type { Warning } from '../messages';
import { type Gap, gapsOf, seenIn } from '../ownership/answer';
import type { Concern, ConcernKind, KeyPicture, MemberPicture } from '../ownership/picture';
import { CONCERN_FACES, concernLine } from './concerns';
import { countOfUse } from './figures';
import { formatsOf } from './formats';
import { gapLines } from './gaps';
import { fullName } from './people';
import { isolated } from './sanitise';
import { scopesInWords } from './scope-list';
import type { Translate } from './translate';
import type { Words } from './words';

/** Whose a concern is, as isolated text, and whether that is a service account, of which nothing can be asked. */
export interface Whose {
  readonly who: string;
  readonly service: boolean;
}

/** Why a concern matters and what to do next; what happened is `concernLine`. */
export const consequences = (
  concern: Concern,
  { who, service }: Whose,
  days: number,
  t: Translate,
): Omit<Words, 'title'> => {
  switch (concern.kind) {
    case 'only-owner':
      return { why: t('concern_onlyOwner_why'), next: t('concern_onlyOwner_next') };
    case 'creator-left':
      return { why: t('concern_creatorLeft_why'), next: t('concern_creatorLeft_next') };
    case 'role-capped':
      return {
        why: t('concern_roleCapped_why', [scopesInWords(concern.lostScopes, t)]),
        next: t('concern_roleCapped_next'),
      };
    case 'expires-soon':
      return { why: t('concern_expires_why'), next: t('concern_expires_next') };
    case 'expired':
      return { why: t('concern_expired_why'), next: t('concern_expired_next') };
    case 'dies-with-person': {
      const length = t('card_days', days, [formatsOf(t).number(days)]);
      return {
        why: t('concern_diesWithPerson_why', [countOfUse(concern.requests, t), length, who]),
        next: t('concern_diesWithPerson_next'),
      };
    }
    case 'unused':
      return {
        why: t('concern_unused_why'),
        next: service ? t('concern_unused_nextService') : t('concern_unused_next'),
      };
    case 'never-used':
      return {
        why: t('concern_unused_why'),
        next: service ? t('concern_neverUsed_nextService') : t('concern_neverUsed_next'),
      };
  }
};

const unseen = (title: string, gaps: readonly Gap[], next: string, t: Translate): Warning[] =>
  gaps.length > 0 ? [{ tone: 'unknown', title, why: gapLines(gaps, t).join(' '), next }] : [];

/** What kind of gap keeps use from being known decides what helps. */
const useUnseen = (gaps: readonly Gap[], t: Translate): Warning[] => {
  const contradictions = gaps.filter(({ reason }) => reason === 'sources-disagree');
  const unlaid = gaps.filter(({ reason }) => UNLAID.has(reason));
  const others = gaps.filter((gap) => !contradictions.includes(gap) && !unlaid.includes(gap));
  return [
    ...unseen(t('concern_useContradicts'), contradictions, t('concern_useContradicts_next'), t),
    ...unseen(t('concern_useUnlaid'), unlaid, t('concern_useUnlaid_next'), t),
    ...unseen(t('concern_useUnseen'), others, t('concern_useUnseen_next'), t),
  ];
};

/** Use that can't be laid at a key, or that there is none of on any. */
const UNLAID: ReadonlySet<Gap['reason']> = new Set(['use-without-key', 'use-unmatched', 'no-use-at-all']);

/** What a key's card warns of, worst first, then what could not be seen. `days`: the window's length. */
export const keyWarnings = (key: KeyPicture, days: number, t: Translate): Warning[] => {
  const service = key.creator.state === 'member' && key.creator.serviceAccount;
  const whose = { who: isolated(fullName(key.key.creator)), service };
  const warnings = key.concerns.map((concern): Warning => {
    const tone = key.status === 'expired' ? 'quiet' : CONCERN_FACES[concern.kind].tone;
    return { tone, title: concernLine(concern, t), ...consequences(concern, whose, days, t) };
  });
  const roleUnknown: Warning[] =
    key.creator.state === 'unknown'
      ? [
          {
            tone: 'unknown',
            title: t('concern_roleUnknown'),
            why: t('concern_roleUnknown_why'),
            next: t('concern_roleUnknown_next'),
          },
        ]
      : [];
  return [...warnings, ...roleUnknown, ...useUnseen(gapsOf(key.use, 'usage'), t)];
};

/** Concerns of a member's keys that their card counts, worst first. */
const COUNTED = {
  expired: (count, figure, t) => t('concern_memberExpired', count, figure),
  'role-capped': (count, figure, t) => t('concern_memberRoleCapped', count, figure),
  'expires-soon': (count, figure, t) => t('concern_memberExpiresSoon', count, figure),
} satisfies Partial<Record<ConcernKind, (count: number, figure: [string], t: Translate) => string>>;

const countedWarnings = (keys: readonly KeyPicture[], t: Translate): Warning[] =>
  (['expired', 'role-capped', 'expires-soon'] as const).flatMap((kind) => {
    const count = keys.filter(({ concerns }) => concerns.some((concern) => concern.kind === kind)).length;
    if (count === 0) return [];
    const title = COUNTED[kind](count, [formatsOf(t).number(count)], t);
    return [
      { tone: CONCERN_FACES[kind].tone, title, why: t('concern_memberKeys_why'), next: t('concern_memberKeys_next') },
    ];
  });

/** What a member's card warns of, worst first, then what could not be seen. That their keys die with them is its verdict's to say. */
export const memberWarnings = (member: MemberPicture, days: number, t: Translate): Warning[] => {
  const keys = seenIn(member.keys);
  const alone = member.concerns.filter(({ kind }) => kind === 'only-owner');
  const [key] = keys;
  return [
    ...alone.map((concern) => ({
      tone: CONCERN_FACES[concern.kind].tone,
      title: concernLine(concern, t),
      ...consequences(concern, { who: '', service: member.serviceAccount }, days, t),
    })),
    ...countedWarnings(keys, t),
    ...unseen(t('concern_keysUnseen'), gapsOf(member.keys, 'keys'), t('concern_keysUnseen_next'), t),
    ...(key ? useUnseen([...new Set(keys.flatMap(({ use }) => gapsOf(use, 'usage')))], t) : []),
  ];
};
