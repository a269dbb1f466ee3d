import type { Gap } from '../../rules/answer';
import { missingScopes } from '../../rules/missing-scopes';
import type { EvidenceIssue } from '../../rules/verdicts/evidence';
import { faultWords } from '../faults';
import { formatsOf } from '../formats';
import { gapLine } from '../gaps';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

/** What keeps a verdict from being told, and what would mend it. */
export interface IssueWords {
  readonly why: string;
  readonly next: string;
}

const MINUTE_MS = 60_000;
const minutes = (ms: number): number => Math.max(1, Math.round(Math.abs(ms) / MINUTE_MS));

/** A refusal or a failure says itself what to do; a hole in the figures is read again. */
const nextFor = (gap: Gap, t: Translate): string => {
  switch (gap.reason) {
    case 'part-failed':
      return faultWords(gap.fault, t).next;
    case 'own-keys-only':
      return t('issue_ownKeysOnly_next');
    case 'use-without-key':
    case 'use-unmatched':
      return t('issue_useWithoutKey_next');
    case 'no-use-at-all':
      return t('issue_noUse_next');
    case 'sources-disagree':
      return t('issue_disagree_next');
    case 'rows-unreadable':
    case 'days-unread':
    case 'use-uncounted':
      return t('issue_again_next');
  }
};

/** One hole as a sentence and a next step. */
export const issueWords = (issue: EvidenceIssue, t: Translate): IssueWords => {
  const format = formatsOf(t);
  const again = t('issue_again_next');
  switch (issue.kind) {
    case 'paused': {
      const { why, next } = faultWords({ kind: issue.because, endpoint: '' }, t);
      return { why, next };
    }
    case 'gap': {
      const line = gapLine(issue.gap, t);
      const why = issue.part === 'history' ? t('issue_history', [line]) : line;
      return { why, next: nextFor(issue.gap, t) };
    }
    case 'stale': {
      const age = minutes(issue.ageMs);
      return { why: t('issue_stale', age, [format.number(age)]), next: again };
    }
    case 'clock-set-back':
      return { why: t('issue_clockSetBack'), next: again };
    case 'clock-unknown':
      return { why: t('issue_clockUnknown'), next: again };
    case 'clock-off': {
      const off = minutes(issue.offsetMs);
      return { why: t('issue_clockOff', off, [format.number(off)]), next: t('issue_clockOff_next') };
    }
    case 'not-a-member':
      return { why: t('issue_notAMember'), next: t('issue_notAMember_next') };
    case 'stored-key-unlisted':
      return { why: t('issue_storedKeyUnlisted'), next: again };
    case 'key-age-unreadable':
      return { why: t('issue_keyAge', [cleanText(issue.keyId)]), next: t('issue_keyAge_next') };
    case 'history-unread':
      return { why: t('issue_historyUnread'), next: again };
    case 'log-unread':
      return { why: t('issue_logUnread'), next: again };
    case 'log-too-many':
      return {
        why: t('issue_logTooMany', [format.number(issue.keys), format.number(issue.limit)]),
        next: t('issue_logTooMany_next'),
      };
  }
};

/** The scopes that a key needs to close these holes. What the first of them asks for comes first (`issueWords`). */
export const issueScopes = (issues: readonly EvidenceIssue[]): readonly string[] => {
  const scopesOf = (some: readonly EvidenceIssue[]): readonly string[] =>
    missingScopes(some.flatMap((issue) => (issue.kind === 'gap' ? [issue.gap] : [])));
  const isRemedy = scopesOf(issues.slice(0, 1)).length > 0;
  return isRemedy ? scopesOf(issues).map((scope) => cleanText(scope)) : [];
};

/** Every hole in one line each, none twice. */
export const issueLines = (issues: readonly EvidenceIssue[], t: Translate): string[] => [
  ...new Set(issues.map((issue) => issueWords(issue, t).why)),
];
