import type { Gap, Part } from '../ownership/answer';
import { faultWords } from './faults';
import { formatsOf } from './formats';
import { cleanText } from './sanitise';
import type { Translate } from './translate';

const PART_LINES: Readonly<Record<Part, (why: string, t: Translate) => string>> = {
  keys: (why, t) => t('gap_keys', [why]),
  'expired-keys': (why, t) => t('gap_expiredKeys', [why]),
  members: (why, t) => t('gap_members', [why]),
  invites: (why, t) => t('gap_invites', [why]),
  usage: (why, t) => t('gap_usage', [why]),
  cost: (why, t) => t('gap_cost', [why]),
};

/** One line that says what a gap keeps from sight, and why. */
export const gapLine = (gap: Gap, t: Translate): string => {
  const format = formatsOf(t);
  switch (gap.reason) {
    case 'own-keys-only': {
      const scopes = gap.missingScopes.map((scope) => cleanText(scope));
      return scopes.length > 0 ? t('gap_ownKeysOnlyScopes', [format.list(scopes)]) : t('gap_ownKeysOnly');
    }
    case 'rows-unreadable':
      return t('gap_rowsUnreadable', gap.count, [format.number(gap.count)]);
    case 'days-unread':
      return t('gap_daysUnread', [format.day(gap.from), format.day(gap.to)]);
    case 'part-failed':
      return PART_LINES[gap.part](faultWords(gap.fault, t).why, t);
  }
};

/** Every gap in one line each, none twice. */
export const gapLines = (gaps: readonly Gap[], t: Translate): string[] => [
  ...new Set(gaps.map((gap) => gapLine(gap, t))),
];
