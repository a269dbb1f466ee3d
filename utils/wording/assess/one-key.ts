import type { AssessedVerdict, AssessmentWords } from '../../assessment';
import { seenUse } from '../../ownership/use/key-use';
import type { KeyVerdict } from '../../ownership/verdicts/judge-one-key';
import type { KeyState } from '../../ownership/verdicts/verdict';
import { dayWords } from '../ages';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';
import { holeWords } from './holes';
import { KEY_TONES } from './keys';

export const KEY_VERDICTS: Readonly<Record<KeyState, AssessedVerdict>> = {
  'in-use': 'in-use',
  cooling: 'cooling',
  rhythmic: 'rhythmic',
  quiet: 'safe',
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
  const tone = KEY_TONES[state];
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
        line: t('assess_keyCooling', [days[0]]),
        why: judgement.lastDay
          ? t('assess_keyLast', [dayWords(judgement.lastDay, window.to, t)])
          : t('assess_keyYoung'),
        next: judgement.safeFrom ? t('assess_cooling_next', [format.day(judgement.safeFrom)]) : '',
      };
    case 'rhythmic': {
      const { rhythm } = judgement;
      return {
        tone,
        line: t('assess_keyRhythmic'),
        why: rhythm ? t('assess_rhythmic_why', [format.day(rhythm.lastDay), format.number(rhythm.usualGap)]) : '',
        next: t('assess_rhythmic_nextUnknown'),
      };
    }
    case 'quiet':
      return { tone: 'safe', line: t('assess_keyQuiet', days), why: t('assess_keyQuiet_why'), next: '' };
    case 'expired':
      return { tone, line: t('assess_keyExpired'), why: t('assess_keyExpired_why'), next: '' };
    case 'unknown': {
      const [hole] = missing;
      const words = hole ? holeWords(hole, t) : { why: '', next: t('assess_hole_again_next') };
      return { tone, line: t('assess_keyUnknown'), ...words };
    }
  }
};
