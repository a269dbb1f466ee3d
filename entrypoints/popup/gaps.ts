import { i18n } from '#i18n';
import type { Gap } from '../../utils/rules/answer';
import { missingScopes } from '../../utils/rules/missing-scopes';
import { formatsOf } from '../../utils/wording/formats';
import { gapLine } from '../../utils/wording/gaps';
import { cleanText } from '../../utils/wording/sanitise';

export const isOwnKeysOnly = (gap: Gap): boolean => gap.reason === 'own-keys-only';

const line = (gap: Gap): string =>
  gap.reason === 'own-keys-only'
    ? i18n.t('popup_ownKeysBody', [formatsOf(i18n.t).list(gap.missingScopes)])
    : gapLine(gap, i18n.t);

/**
 * Gaps worth a notice. What is refused for want of an optional scope is no fault: cost says so at its
 * own place, and no figure here counts invites. The refused members are the reason of `own-keys-only` and add nothing
 * to it.
 */
const noticeGaps = (gaps: readonly Gap[]): readonly Gap[] => {
  const optional = gaps.some(isOwnKeysOnly) ? ['cost', 'invites', 'members'] : ['cost', 'invites'];
  return gaps.filter(
    (gap) => gap.reason !== 'part-failed' || gap.fault.kind !== 'forbidden' || !optional.includes(gap.part),
  );
};

/** What these gaps say, each line once. */
export const noticeLines = (gaps: readonly Gap[]): readonly string[] => [...new Set(noticeGaps(gaps).map(line))];

/** The scopes that a key needs to close these gaps; empty where another key isn't what helps. */
export const noticeScopes = (gaps: readonly Gap[]): readonly string[] =>
  missingScopes(noticeGaps(gaps)).map((scope) => cleanText(scope));
