import type { Card } from '../protocol/messages';
import type { KeyAnalysis, KeyUse, MemberAnalysis, ProjectAnalysis } from '../rules/analysis';
import { type Answer, gapsOf, map, seenIn, withGaps } from '../rules/answer';
import { dayOf } from '../rules/days';
import { canBeMarked } from '../rules/likely-service-accounts';
import type { Invite } from '../rules/snapshot';
import { inviteBadge, keysInWords, memberBadge } from './badge';
import { figuresInWords, lengthOf } from './figures';
import { footnote, readLine } from './footnote';
import { formatsOf } from './formats';
import { keyFace, keyName } from './key-badge';
import { lastUsed } from './key-card';
import { fullName, offeredRole, roleName } from './people';
import { ownText, runsOf } from './runs';
import { cleanText } from './sanitise';
import { sparkOf } from './spark';
import { saidOfMember, stateInWords } from './states';
import type { Translate } from './translate';
import { memberWarnings } from './warnings';

/** Most keys that a member's card lists. */
const MOST_KEYS = 50;

/** What the keys cost together; `null` without keys. Every key's cost is as whole as the project's. */
const costOf = (keys: readonly KeyAnalysis[]): Answer<number> | null => {
  const [first] = keys;
  if (!first) return null;
  return map(first.cost, () => keys.reduce((sum, { cost }) => sum + (cost.state === 'failed' ? 0 : cost.value), 0));
};

/** The keys' use with the last day of any of them; `null` without keys. */
const latestUse = (keys: readonly KeyAnalysis[]): Answer<KeyUse> | null => {
  const [first] = keys;
  if (!first) return null;
  const days = keys.flatMap((key) => (key.use.state === 'failed' ? [] : (key.use.value.lastDay ?? [])));
  const lastDay = days.reduce<string | null>((last, day) => (last && last > day ? last : day), null);
  const gaps = [...new Set(keys.flatMap(({ use }) => gapsOf(use, 'usage')))];
  return first.use.state === 'failed' ? first.use : withGaps({ ...first.use.value, lastDay }, gaps);
};

const keysFigure = ({ keys }: MemberAnalysis, t: Translate): string => {
  if (keys.state === 'failed') return t('card_footKeysFailed');
  const count = formatsOf(t).number(keys.value.length);
  return keys.state === 'whole' ? count : t('card_atLeast', [count]);
};

/** Everything known about one member. */
export const memberCard = (member: MemberAnalysis, analysis: ProjectAnalysis, now: number, t: Translate): Card => {
  const days = lengthOf(analysis.window);
  const keys = seenIn(member.keys);
  const use = latestUse(keys);
  const role = roleName(member.role, t);
  const length = t('card_days', days, [formatsOf(t).number(days)]);
  const { tone, label } = memberBadge(member, analysis, t);
  const warnings = memberWarnings(member, days, t);
  const line = warnings[0]?.why ?? (stateInWords(saidOfMember(member.state), t) || keysInWords(member, t));
  return {
    old: null,
    title: fullName(member.member),
    subtitle: runsOf([cleanText(member.member.email)] as const, ([email]) =>
      member.serviceAccount ? t('card_memberIsService', [email, role]) : t('card_memberIs', [email, role]),
    ),
    tone,
    summary: { label, line },
    spark: sparkOf(keys, analysis, t),
    facts: [
      { term: t('card_activeKeys'), detail: ownText(keysFigure(member, t)) },
      ...(use
        ? [
            { term: length, detail: ownText(figuresInWords(member.use, costOf(keys), t)) },
            {
              term: t('card_lastUsed'),
              detail: ownText(lastUsed(use, null, dayOf(now), t, member.state.state !== 'unknown')),
            },
          ]
        : []),
    ],
    warnings,
    keys: keys.slice(0, MOST_KEYS).map((key) => {
      const { tone, text } = keyFace(key, { window: analysis.window, withCreator: false }, t);
      return { id: key.key.keyId, comment: keyName(key, t), detail: text, tone };
    }),
    moreKeys: Math.max(0, keys.length - MOST_KEYS),
    canBeService: keys.length > 0 && !member.serviceAccount && canBeMarked(member.member),
    keyId: null,
    footnote: footnote(analysis, now, t),
  };
};

/** What little is known about someone who has not joined yet. */
export const inviteCard = (invite: Invite, analysis: ProjectAnalysis, now: number, t: Translate): Card => {
  const { tone, label } = inviteBadge(invite, t);
  const keys = t('card_inviteKeys');
  return {
    old: null,
    title: cleanText(invite.email),
    subtitle: runsOf([offeredRole(invite.scope, t)] as const, ([role]) => t('card_invitedAs', [role])),
    tone,
    summary: { label, line: keys },
    spark: null,
    facts: [{ term: t('card_activeKeys'), detail: ownText(keys) }],
    warnings: [],
    keys: [],
    moreKeys: 0,
    canBeService: false,
    keyId: null,
    footnote: readLine(analysis, now, t),
  };
};
