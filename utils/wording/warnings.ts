import type { Warning } from '../messages';
import { type Gap, gapsOf, seenIn } from '../ownership/answer';
import { CONCERN_KINDS } from '../ownership/findings/kinds';
import type { KeyPicture, MemberPicture } from '../ownership/picture';
import { CONCERNS, problemWords } from './concerns';
import { formatsOf } from './formats';
import { gapLines } from './gaps';
import { fullName } from './people';
import { isolated } from './sanitise';
import type { Translate } from './translate';

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
    const words = problemWords(concern, whose, days, t);
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
const countedWarnings = (keys: readonly KeyPicture[], t: Translate): Warning[] =>
  CONCERN_KINDS.flatMap((kind) => {
    const { tone, ofMember } = CONCERNS[kind];
    const count = keys.filter(({ concerns }) => concerns.some((concern) => concern.kind === kind)).length;
    if (!ofMember || count === 0) return [];
    const title = ofMember(count, [formatsOf(t).number(count)], t);
    return [{ tone, title, why: t('concern_memberKeys_why'), next: t('concern_memberKeys_next') }];
  });

/** What a member's card warns of, worst first, then what could not be seen. That their keys die with them is its verdict's to say. */
export const memberWarnings = (member: MemberPicture, days: number, t: Translate): Warning[] => {
  const keys = seenIn(member.keys);
  const alone = member.concerns.filter(({ kind }) => kind === 'only-owner');
  const [key] = keys;
  return [
    ...alone.map((concern) => problemWords(concern, { who: '', service: member.serviceAccount }, days, t)),
    ...countedWarnings(keys, t),
    ...unseen(t('concern_keysUnseen'), gapsOf(member.keys, 'keys'), t('concern_keysUnseen_next'), t),
    ...(key ? useUnseen([...new Set(keys.flatMap(({ use }) => gapsOf(use, 'usage')))], t) : []),
  ];
};
