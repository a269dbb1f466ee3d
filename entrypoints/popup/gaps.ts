import { i18n } from '#i18n';
import type { Gap } from '../../utils/ownership/answer';
import { gapLine } from '../../utils/wording/gaps';

export const isOwnKeysOnly = (gap: Gap): boolean => gap.reason === 'own-keys-only';

/**
 * Gaps worth a notice, each line once. A refused cost is said beside the cost: its scope is optional. The refused members
 * are the reason of `own-keys-only` and add nothing to it.
 */
export const noticeLines = (gaps: readonly Gap[]): readonly string[] => {
  const ownKeysOnly = gaps.some(isOwnKeysOnly);
  const told = gaps.filter(
    (gap) =>
      gap.reason !== 'part-failed' ||
      gap.fault.kind !== 'forbidden' ||
      !(gap.part === 'cost' || (gap.part === 'members' && ownKeysOnly)),
  );
  return [...new Set(told.map((gap) => gapLine(gap, i18n.t)))];
};
