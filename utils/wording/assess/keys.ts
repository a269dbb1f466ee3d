import type { Tone } from '../../protocol/messages';
import type { AssessedKey } from '../../protocol/views/assessment';
import { type Answer, match } from '../../rules/answer';
import { dayOf, timeOf } from '../../rules/days';
import type { ApiKey } from '../../rules/snapshot';
import type { KeyJudgement, RoleChangeKey, ScopeLoss } from '../../rules/verdicts/verdict';
import { dayWords } from '../ages';
import { useOnBadge } from '../figures';
import { formatsOf } from '../formats';
import { foreignList, ownText } from '../runs';
import { cleanText } from '../sanitise';
import { scopesInWords } from '../scope-list';
import { STATES } from '../states';
import type { Translate } from '../translate';

/** Most keys that an assessment lists. */
export const MOST_KEYS = 50;
const MOST_TAGS = 4;
const MOST_SCOPES = 4;

const LOSS_TONES: Readonly<Record<ScopeLoss, Tone>> = {
  none: 'quiet',
  'use-unaffected': 'attention',
  'cannot-tell': 'attention',
  'used-by-linchpin': 'stop',
};

export const commentOf = ({ comment }: ApiKey, t: Translate): string => cleanText(comment) || t('card_noName');

const costOf = (cost: Answer<number>, t: Translate): string =>
  match(cost, {
    whole: (usd) => formatsOf(t).money(usd),
    partial: (usd) => t('card_costAtLeast', [formatsOf(t).money(usd)]),
    failed: () => '',
  });

/** Remarks side by side, other people's text set apart. */
const joined = (parts: readonly AssessedKey['detail'][]): AssessedKey['detail'] =>
  parts.filter((part) => part.length > 0).flatMap((part, i) => (i > 0 ? [{ text: ' · ' }, ...part] : part));

const tagsOf = ({ tags }: ApiKey): AssessedKey['detail'] =>
  foreignList(
    tags
      .slice(0, MOST_TAGS)
      .map((tag) => cleanText(tag))
      .filter((tag) => tag !== ''),
  );

/** The days that a verdict's uses were looked for in. */
export interface DaysRead {
  /** The UTC day of judging. */
  readonly today: string;
  /** First day that use was read of; `null` where none was. */
  readonly from: string | null;
}

const lastUseOf = ({ lastDay, use, key }: KeyJudgement, { today, from }: DaysRead, t: Translate): string => {
  if (lastDay !== null) return t('assess_lastUsed', [dayWords(lastDay, today, t)]);
  if (use.state !== 'whole' || from === null) return t('assess_lastUnknown');
  const made = timeOf(key.created);
  return made !== null && dayOf(made) >= from ? t('assess_neverUsed') : t('assess_notSince', [formatsOf(t).day(from)]);
};

const stateRemark = (key: KeyJudgement, t: Translate): string => {
  const format = formatsOf(t);
  if (key.state === 'expired') return t('assess_hasExpired');
  if (key.state === 'rhythmic' && key.rhythm) return t('assess_everyDays', [format.number(key.rhythm.usualGap)]);
  return key.state === 'cooling' && key.safeFrom ? t('assess_quietFrom', [format.dayShort(key.safeFrom)]) : '';
};

/** A key of a member who may be removed. */
export const judgedKey = (key: KeyJudgement, windowDays: number, days: DaysRead, t: Translate): AssessedKey => ({
  id: key.key.keyId,
  comment: commentOf(key.key, t),
  tone: STATES[key.state].tone,
  use: useOnBadge(key.use, windowDays, t),
  cost: costOf(key.cost, t),
  detail: joined([
    tagsOf(key.key),
    ownText(lastUseOf(key, days, t)),
    ...[stateRemark(key, t)].filter(Boolean).map(ownText),
    ...(key.lostScopes.length > 0
      ? [ownText(t('assess_isCapped', [scopesInWords(key.lostScopes, t, MOST_SCOPES)]))]
      : []),
    ...(key.isStoredKey ? [ownText(t('assess_isStoredKey'))] : []),
    ...(key.formerAccount ? [ownText(t('assess_formerAccount'))] : []),
  ]),
});

/** A key of a member who may get another role. */
export const roleKey = (key: RoleChangeKey, windowDays: number, t: Translate): AssessedKey => ({
  id: key.key.keyId,
  comment: commentOf(key.key, t),
  tone: LOSS_TONES[key.matters],
  use: useOnBadge(key.use, windowDays, t),
  cost: costOf(key.cost, t),
  detail: joined([
    ownText(
      key.loses.length > 0 ? t('assess_loses', [scopesInWords(key.loses, t, MOST_SCOPES)]) : t('assess_losesNothing'),
    ),
    ...(key.regains.length > 0 ? [ownText(t('assess_regains', [scopesInWords(key.regains, t, MOST_SCOPES)]))] : []),
    ...(key.isStoredKey ? [ownText(t('assess_isStoredKey'))] : []),
  ]),
});
