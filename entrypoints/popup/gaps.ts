import { i18n } from '#i18n';
import type { Gap } from '../../utils/ownership/answer';
import { formatsOf } from '../../utils/wording/formats';
import { gapLine } from '../../utils/wording/gaps';

export const isOwnKeysOnly = (gap: Gap): boolean => gap.reason === 'own-keys-only';

const line = (gap: Gap): string =>
  gap.reason === 'own-keys-only'
    ? i18n.t('popup_ownKeysBody', [formatsOf(i18n.t).list(gap.missingScopes)])
    : gapLine(gap, i18n.t);

/**
 * Gaps worth a notice, each line once. What is refused for want of an optional scope is no fault: cost says so at its own
 * place, and no figure here counts invites. The refused members are the reason of `own-keys-only` and add nothing to it.
 */
export const noticeLines = (gaps: readonly Gap[]): readonly string[] => {
  const optional = gaps.some(isOwnKeysOnly) ? ['cost', 'invites', 'members'] : ['cost', 'invites'];
  const told = gaps.filter(
    (gap) => gap.reason !== 'part-failed' || gap.fault.kind !== 'forbidden' || !optional.includes(gap.part),
  );
  return [...new Set(told.map(line))];
};
