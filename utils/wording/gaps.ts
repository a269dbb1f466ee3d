import type { Disagreement, Gap, Part } from '../rules/answer';
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
  log: (why, t) => t('gap_log', [why]),
};

const DISAGREEMENTS: Readonly<Record<Disagreement, (day: string, t: Translate) => string>> = {
  'cost-without-use': (day, t) => t('gap_costWithoutUse', [day]),
  'use-without-cost': (day, t) => t('gap_useWithoutCost', [day]),
  'log-newer': (day, t) => t('gap_logNewer', [day]),
  'year-lacks': (day, t) => t('gap_yearLacks', [day]),
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
    case 'use-without-key':
      return gap.requests > 0
        ? t('gap_useWithoutKey', gap.requests, [format.number(gap.requests)])
        : t('gap_useWithoutKeyUncounted');
    case 'use-unmatched':
      return gap.requests > 0
        ? t('gap_useUnmatched', gap.requests, [format.number(gap.requests)])
        : t('gap_useUnmatchedUncounted');
    case 'no-use-at-all':
      return t('gap_noUse');
    case 'use-uncounted':
      return t('gap_useUncounted');
    case 'sources-disagree':
      return DISAGREEMENTS[gap.how](format.day(gap.day), t);
    case 'part-failed':
      return PART_LINES[gap.part](faultWords(gap.fault, t).why, t);
  }
};

/** Every gap in one line each, none twice. */
export const gapLines = (gaps: readonly Gap[], t: Translate): string[] => [
  ...new Set(gaps.map((gap) => gapLine(gap, t))),
];
