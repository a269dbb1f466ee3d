import type { Tone } from '../../protocol/messages';
import type { AssessmentWords } from '../../protocol/views/assessment';
import type { KeyStateName } from '../../rules/states/state';
import type { RemovalState, RemovalVerdict } from '../../rules/verdicts/verdict';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';
import { sentences } from '../words';
import { issueWords } from './evidence-issues';
import { nextDue, rhythmHeadline, waitHeadline } from './headlines';

const REMOVAL_TONES: Readonly<Record<RemovalState, Tone>> = {
  blocked: 'stop',
  'in-use': 'stop',
  cooling: 'cool',
  rhythmic: 'rhythm',
  safe: 'safe',
  unknown: 'unknown',
};

const inState = ({ keys }: RemovalVerdict, state: KeyStateName) => keys.filter((key) => key.state === state);
const active = ({ keys }: RemovalVerdict) => keys.filter(({ status }) => status === 'active');

type Said = Omit<AssessmentWords, 'tone'>;

interface Context {
  readonly act: 'remove' | 'leave';
  readonly windowDays: number;
  /** Whether it is a service account that may go, and no person. */
  readonly service: boolean;
  readonly t: Translate;
}

/** Who leaves is the one who reads it; a ticket and a service account speak of them to others. */
const blocked = ({ act, service, t }: Context): Said => {
  const isReader = !service && !formatsOf(t).forExport;
  const leave = isReader ? t('assess_blockedYou') : t('assess_blockedLeave');
  return {
    line: act === 'leave' ? leave : t('assess_blocked'),
    why: t('assess_blocked_why'),
    next: t('assess_blocked_next'),
  };
};

const inUse = (verdict: RemovalVerdict, { windowDays, service, t }: Context): Said => {
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

const cooling = (verdict: RemovalVerdict, { windowDays, t }: Context): Said => {
  const format = formatsOf(t);
  const { safeFrom, evidence } = verdict;
  const days = format.number(windowDays);
  const why = t('assess_cooling_why');
  if (!safeFrom) return { line: t('assess_cooling', [days]), why, next: t('assess_cooling_nextDays', [days]) };
  return {
    line: waitHeadline({ keys: active(verdict), safeFrom, today: evidence.window.to }, t),
    why,
    next: t('assess_cooling_next', [format.day(safeFrom)]),
  };
};

const rhythmic = (verdict: RemovalVerdict, { t }: Context): Said => {
  const format = formatsOf(t);
  const keys = inState(verdict, 'rhythmic');
  const rhythms = keys.flatMap((key) => key.rhythm ?? []);
  const rhythm = nextDue(rhythms);
  return {
    line:
      rhythmHeadline({ rhythms, today: verdict.evidence.window.to }, t) ??
      t('assess_rhythmic', keys.length, [format.number(keys.length)]),
    why: rhythm ? t('assess_rhythmic_why', [format.day(rhythm.lastDay), format.number(rhythm.usualGap)]) : '',
    next: verdict.safeFrom
      ? t('assess_rhythmic_next', [format.day(rhythm?.expectedOn ?? verdict.safeFrom), format.day(verdict.safeFrom)])
      : t('assess_rhythmic_nextUnknown'),
  };
};

const safe = (verdict: RemovalVerdict, { windowDays, t }: Context): Said => {
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
  const [issue] = missing;
  const words = issue ? issueWords(issue, t) : { why: '', next: t('issue_again_next') };
  return { line: t('assess_unknown'), ...words };
};

const saidOf = (verdict: RemovalVerdict, context: Context): Said => {
  switch (verdict.state) {
    case 'blocked':
      return blocked(context);
    case 'in-use':
      return inUse(verdict, context);
    case 'cooling':
      return cooling(verdict, context);
    case 'rhythmic':
      return rhythmic(verdict, context);
    case 'safe':
      return safe(verdict, context);
    case 'unknown':
      return unknown(verdict, context.t);
  }
};

/** The verdict on a removal: what happens, why, and what to do first. */
export const removalWords = (verdict: RemovalVerdict, context: Context): AssessmentWords => {
  const { t } = context;
  const said = saidOf(verdict, context);
  // What was seen of use stands; that more may be unseen is said beside it.
  const [issue] = verdict.state === 'unknown' ? [] : verdict.missing;
  const more = issue ? t('assess_alsoUnseen', [issueWords(issue, t).why]) : '';
  const own = verdict.endsStoredKey ? t('assess_endsStoredKey') : '';
  return { ...said, tone: REMOVAL_TONES[verdict.state], why: sentences([said.why, more, own]) };
};
