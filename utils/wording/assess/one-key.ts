import type { AssessedVerdict, AssessmentWords } from '../../protocol/views/assessment';
import type { KeyStateName } from '../../rules/states/state';
import { seenUse } from '../../rules/use/key-use';
import type { KeyVerdict } from '../../rules/verdicts/key-verdict';
import { dayWords } from '../ages';
import { formatsOf } from '../formats';
import { STATES } from '../states';
import type { Translate } from '../translate';
import { issueWords } from './evidence-issues';
import { keyRhythmHeadline, waitHeadline } from './headlines';

export const KEY_VERDICTS: Readonly<Record<KeyStateName, AssessedVerdict>> = {
  'in-use': 'in-use',
  cooling: 'cooling',
  rhythmic: 'rhythmic',
  quiet: 'safe',
  'never-used': 'safe',
  unknown: 'unknown',
  // It has ended already, so nothing can break that isn't broken.
  expired: 'harmless',
};

/** Whether anything uses a key, in words: so that nobody need read the log to know. */
export const oneKeyWords = (
  { state, judgement, missing, evidence }: KeyVerdict,
  windowDays: number,
  t: Translate,
): AssessmentWords => {
  const format = formatsOf(t);
  const { window } = evidence;
  const { tone } = STATES[state];
  const days: [string, string, string] = [
    format.number(windowDays),
    format.dayShort(window.from),
    format.dayShort(window.to),
  ];
  const { requests } = seenUse(judgement);
  switch (state) {
    case 'in-use':
      return {
        tone,
        line:
          requests > 0
            ? t('assess_keyInUse', requests, [format.number(requests), days[0]])
            : t('assess_keyInUseUncounted', [days[0]]),
        why: t('assess_keyLast', [dayWords(judgement.lastDay ?? window.to, window.to, t)]),
        next: t('assess_keyInUse_next'),
      };
    case 'cooling':
      return {
        tone,
        line: judgement.safeFrom
          ? waitHeadline({ keys: [judgement], safeFrom: judgement.safeFrom, today: window.to }, t)
          : t('assess_keyCooling', [days[0]]),
        why: judgement.lastDay
          ? t('assess_keyLast', [dayWords(judgement.lastDay, window.to, t)])
          : t('assess_keyYoung'),
        next: judgement.safeFrom ? t('assess_cooling_next', [format.day(judgement.safeFrom)]) : '',
      };
    case 'rhythmic': {
      const { rhythm } = judgement;
      return {
        tone,
        line: rhythm ? keyRhythmHeadline(rhythm, window.to, t) : t('assess_keyRhythmic'),
        why: rhythm ? t('assess_rhythmic_why', [format.day(rhythm.lastDay), format.number(rhythm.usualGap)]) : '',
        next: t('assess_rhythmic_nextUnknown'),
      };
    }
    case 'quiet':
    case 'never-used':
      return { tone: 'safe', line: t('assess_keyQuiet', days), why: t('assess_keyQuiet_why'), next: '' };
    case 'expired':
      return { tone, line: t('assess_keyExpired'), why: t('assess_keyExpired_why'), next: '' };
    case 'unknown': {
      const [issue] = missing;
      const words = issue ? issueWords(issue, t) : { why: '', next: t('issue_again_next') };
      return { tone, line: t('assess_keyUnknown'), ...words };
    }
  }
};
