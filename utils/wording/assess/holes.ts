import type { Gap } from '../../ownership/answer';
import type { Hole } from '../../ownership/verdicts/evidence';
import { faultWords } from '../faults';
import { formatsOf } from '../formats';
import { gapLine } from '../gaps';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

/** What keeps a verdict from being told, and what would mend it. */
export interface HoleWords {
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
      return t('assess_hole_ownKeysOnly_next');
    case 'use-without-key':
    case 'use-unmatched':
      return t('assess_hole_useWithoutKey_next');
    case 'no-use-at-all':
      return t('assess_hole_noUse_next');
    case 'sources-disagree':
      return t('assess_hole_disagree_next');
    case 'rows-unreadable':
    case 'days-unread':
    case 'use-uncounted':
      return t('assess_hole_again_next');
  }
};

/** One hole as a sentence and a next step. */
export const holeWords = (hole: Hole, t: Translate): HoleWords => {
  const format = formatsOf(t);
  const again = t('assess_hole_again_next');
  switch (hole.kind) {
    case 'paused': {
      const { why, next } = faultWords({ kind: hole.because, endpoint: '' }, t);
      return { why, next };
    }
    case 'gap': {
      const line = gapLine(hole.gap, t);
      const why = hole.part === 'history' ? t('assess_hole_history', [line]) : line;
      return { why, next: nextFor(hole.gap, t) };
    }
    case 'stale': {
      const age = minutes(hole.ageMs);
      return { why: t('assess_hole_stale', age, [format.number(age)]), next: again };
    }
    case 'clock-set-back':
      return { why: t('assess_hole_clockSetBack'), next: again };
    case 'clock-unknown':
      return { why: t('assess_hole_clockUnknown'), next: again };
    case 'clock-off': {
      const off = minutes(hole.offsetMs);
      return { why: t('assess_hole_clockOff', off, [format.number(off)]), next: t('assess_hole_clockOff_next') };
    }
    case 'not-a-member':
      return { why: t('assess_hole_notAMember'), next: t('assess_hole_notAMember_next') };
    case 'stored-key-unlisted':
      return { why: t('assess_hole_storedKeyUnlisted'), next: again };
    case 'key-age-unreadable':
      return { why: t('assess_hole_keyAge', [cleanText(hole.keyId)]), next: t('assess_hole_keyAge_next') };
    case 'history-unread':
      return { why: t('assess_hole_historyUnread'), next: again };
    case 'log-unread':
      return { why: t('assess_hole_logUnread'), next: again };
    case 'log-too-many':
      return {
        why: t('assess_hole_logTooMany', [format.number(hole.keys), format.number(hole.limit)]),
        next: t('assess_hole_logTooMany_next'),
      };
  }
};

/** Every hole in one line each, none twice. */
export const holeLines = (holes: readonly Hole[], t: Translate): string[] => [
  ...new Set(holes.map((hole) => holeWords(hole, t).why)),
];
