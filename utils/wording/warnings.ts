import type { Warning } from '../protocol/messages';
import type { KeyAnalysis, MemberAnalysis } from '../rules/analysis';
import { type Gap, gapsOf, seenIn } from '../rules/answer';
import { CONCERN_KINDS, type Concern, isOfMemberAlone } from '../rules/concerns';
import { seenUse } from '../rules/use/key-use';
import { CONCERNS, problemWords } from './concerns';
import { useOnBadge } from './figures';
import { formatsOf } from './formats';
import { gapLines } from './gaps';
import { fullName, roleName } from './people';
import { refusedInWords } from './refused';
import { isolated } from './sanitise';
import type { Translate } from './translate';
import { sentences } from './words';

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

type RoleCapped = Extract<Concern, { kind: 'role-capped' }>;

/**
 * Whether requests are known to go on: they were seen, and need only `usage:write`, which every documented role keeps
 * (docs/deepgram/api.md 3.1).
 */
const requestsGoOn = (key: KeyAnalysis, { lostScopes }: RoleCapped): boolean =>
  key.status === 'active' &&
  seenUse(key).used &&
  !lostScopes.includes('usage:write') &&
  !key.concerns.some(({ kind }) => kind === 'expired');

/** A role cap on the key's card: first whether it matters, then what is refused; the scopes stand among the facts. */
const roleCapWarning = (key: KeyAnalysis, concern: RoleCapped, words: Warning, days: number, t: Translate): Warning => {
  const refused = refusedInWords(concern.lostScopes, t);
  return {
    ...words,
    title: requestsGoOn(key, concern) ? t('cap_requestsGoOn', [useOnBadge(key.use, days, t)]) : words.title,
    why: sentences([
      concern.role ? t('cap_refusedRole', [roleName(concern.role, t), refused]) : t('cap_refused', [refused]),
      t('cap_cannotTell'),
    ]),
    next: t('cap_next'),
  };
};

/** What a key's card warns of, worst first, then what could not be seen. `days`: the window's length. */
export const keyWarnings = (key: KeyAnalysis, days: number, t: Translate): Warning[] => {
  const service = key.creator.state === 'member' && key.creator.serviceAccount;
  const whose = { who: isolated(fullName(key.key.creator)), service };
  const warnings = key.concerns.map((concern): Warning => {
    const words = problemWords(concern, whose, days, t);
    if (concern.kind === 'role-capped') return roleCapWarning(key, concern, words, days, t);
    return key.status === 'expired' ? { ...words, tone: 'quiet' } : words;
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
const countedWarnings = (keys: readonly KeyAnalysis[], t: Translate): Warning[] =>
  CONCERN_KINDS.flatMap((kind) => {
    const { tone, ofMember } = CONCERNS[kind];
    const count = keys.filter(({ concerns }) => concerns.some((concern) => concern.kind === kind)).length;
    if (!ofMember || count === 0) return [];
    const title = ofMember(count, [formatsOf(t).number(count)], t);
    return [{ tone, title, why: t('concern_memberKeys_why'), next: t('concern_memberKeys_next') }];
  });

/**
 * What a member's card warns of, worst first, then what could not be seen. That their keys die with them is its
 * verdict's to say.
 */
export const memberWarnings = (member: MemberAnalysis, days: number, t: Translate): Warning[] => {
  const keys = seenIn(member.keys);
  const alone = member.concerns.filter(isOfMemberAlone);
  const [key] = keys;
  return [
    ...alone.map((concern) => problemWords(concern, { who: '', service: member.serviceAccount }, days, t)),
    ...countedWarnings(keys, t),
    ...unseen(t('concern_keysUnseen'), gapsOf(member.keys, 'keys'), t('concern_keysUnseen_next'), t),
    ...(key ? useUnseen([...new Set(keys.flatMap(({ use }) => gapsOf(use, 'usage')))], t) : []),
  ];
};
