import type { AssessmentWords } from '../../assessment';
import type { Tone } from '../../messages';
import type { KeyState, RemovalState, RemovalVerdict } from '../../ownership/verdicts/verdict';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';
import { sentences } from '../words';
import { holeWords } from './holes';

const REMOVAL_TONES: Readonly<Record<RemovalState, Tone>> = {
  blocked: 'stop',
  'in-use': 'stop',
  cooling: 'cool',
  rhythmic: 'rhythm',
  safe: 'safe',
  unknown: 'unknown',
};

const inState = ({ keys }: RemovalVerdict, state: KeyState) => keys.filter((key) => key.state === state);
const active = ({ keys }: RemovalVerdict) => keys.filter(({ status }) => status === 'active');

type Said = Omit<AssessmentWords, 'tone'>;

const inUse = (verdict: RemovalVerdict, windowDays: number, service: boolean, t: Translate): Said => {
  const format = formatsOf(t);
  const count = inState(verdict, 'in-use').length;
  const { requests } = verdict.use;
  const days = format.number(windowDays);
  return {
    line: t('assess_inUse', count, [format.number(count)]),
    why:
      requests > 0
        ? t('assess_inUse_why', requests, [format.number(requests), days])
        : t('assess_inUse_whyUncounted', [days]),
    next: service ? t('assess_inUse_nextService', [days]) : t('assess_inUse_next', [days]),
  };
};

const cooling = ({ safeFrom }: RemovalVerdict, windowDays: number, t: Translate): Said => {
  const format = formatsOf(t);
  const days = format.number(windowDays);
  return {
    line: t('assess_cooling', [days]),
    why: t('assess_cooling_why'),
    next: safeFrom ? t('assess_cooling_next', [format.day(safeFrom)]) : t('assess_cooling_nextDays', [days]),
  };
};

const rhythmic = (verdict: RemovalVerdict, t: Translate): Said => {
  const format = formatsOf(t);
  const keys = inState(verdict, 'rhythmic');
  const rhythm = keys.flatMap((key) => key.rhythm ?? [])[0];
  return {
    line: t('assess_rhythmic', keys.length, [format.number(keys.length)]),
    why: rhythm ? t('assess_rhythmic_why', [format.day(rhythm.lastDay), format.number(rhythm.usualGap)]) : '',
    next: verdict.safeFrom
      ? t('assess_rhythmic_next', [format.day(rhythm?.expectedOn ?? verdict.safeFrom), format.day(verdict.safeFrom)])
      : t('assess_rhythmic_nextUnknown'),
  };
};

const safe = (verdict: RemovalVerdict, windowDays: number, t: Translate): Said => {
  const count = active(verdict).length;
  if (count === 0) return { line: t('assess_safeNoKeys'), why: t('assess_safeNoKeys_why'), next: '' };
  const format = formatsOf(t);
  return {
    line: t('assess_safe', [format.number(windowDays)]),
    why: sentences([t('assess_safe_why'), t('assess_safe_ends', count, [format.number(count)])]),
    next: '',
  };
};

const unknown = ({ missing }: RemovalVerdict, t: Translate): Said => {
  const [hole] = missing;
  const words = hole ? holeWords(hole, t) : { why: '', next: t('assess_hole_again_next') };
  return { line: t('assess_unknown'), ...words };
};

const saidOf = (verdict: RemovalVerdict, windowDays: number, service: boolean, t: Translate): Said => {
  switch (verdict.state) {
    case 'blocked':
      return { line: t('assess_blocked'), why: t('assess_blocked_why'), next: t('assess_blocked_next') };
    case 'in-use':
      return inUse(verdict, windowDays, service, t);
    case 'cooling':
      return cooling(verdict, windowDays, t);
    case 'rhythmic':
      return rhythmic(verdict, t);
    case 'safe':
      return safe(verdict, windowDays, t);
    case 'unknown':
      return unknown(verdict, t);
  }
};

/** The verdict on a removal: what happens, why, and what to do first. `service`: whether it is one of a service account. */
export const removalWords = (
  verdict: RemovalVerdict,
  windowDays: number,
  service: boolean,
  t: Translate,
): AssessmentWords => {
  const said = saidOf(verdict, windowDays, service, t);
  // What was seen of use stands; that more may be unseen is said beside it.
  const [hole] = verdict.state === 'unknown' ? [] : verdict.missing;
  const more = hole ? t('assess_alsoUnseen', [holeWords(hole, t).why]) : '';
  const own = verdict.endsStoredKey ? t('assess_endsStoredKey') : '';
  return { ...said, tone: REMOVAL_TONES[verdict.state], why: sentences([said.why, more, own]) };
};
