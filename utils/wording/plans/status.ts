import type { Tone } from '../../protocol/messages';
import type { Quiet } from '../../rules/plans/quiet';
import type { PlanPurpose } from '../../rules/plans/record';
import type { Fit } from '../../rules/plans/replacements';
import type { Step, StepName, StepStatus } from '../../rules/plans/steps';
import { nearDay } from '../ages';
import type { Translate } from '../translate';

/** How a step's state looks; its words say it too. */
export const STEP_LOOKS: Readonly<Record<StepStatus, { readonly tone: Tone; readonly glyph: string }>> = {
  done: { tone: 'safe', glyph: '✓' },
  nothing: { tone: 'quiet', glyph: '–' },
  'to-do': { tone: 'attention', glyph: '▶' },
  waiting: { tone: 'cool', glyph: '◔' },
  later: { tone: 'quiet', glyph: '○' },
  unknown: { tone: 'unknown', glyph: '?' },
  reopened: { tone: 'stop', glyph: '■' },
};

const TITLES: Readonly<Record<StepName, (t: Translate) => string>> = {
  review: (t) => t('plan_review'),
  replace: (t) => t('plan_replace'),
  update: (t) => t('plan_update'),
  verify: (t) => t('plan_verify'),
  remove: (t) => t('plan_remove'),
};
/** What the last step is follows from what the plan is for. */
export const stepTitle = (name: StepName, purpose: PlanPurpose, t: Translate): string =>
  name === 'remove' && purpose === 'changes-role' ? t('plan_changeRole') : TITLES[name](t);

/** "to do", "waiting until 25 Nov": of a step that nobody did anything in, never "done". */
export const stepStatus = ({ name, status, until }: Step, today: string, t: Translate): string => {
  switch (status) {
    case 'done':
      return name === 'verify' ? t('plan_isShown') : t('plan_isDone');
    case 'nothing':
      return t('plan_isNothingToDo');
    case 'to-do':
      return t('plan_isToDo');
    case 'waiting':
      return until === null ? t('plan_isWaiting') : t('plan_isWaitingUntil', [nearDay(until, today, t)]);
    case 'later':
      return t('plan_isLater');
    case 'unknown':
      return t('plan_isUnknown');
    case 'reopened':
      return t('plan_isReopened');
  }
};

const WHYS: Readonly<Record<StepName, (t: Translate) => string>> = {
  review: (t) => t('plan_reviewWhy'),
  replace: (t) => t('plan_replaceWhy'),
  update: (t) => t('plan_updateWhy'),
  verify: (t) => t('plan_verifyWhy'),
  remove: (t) => t('plan_removeWhy'),
};
export const stepWhy = (name: StepName, t: Translate): string => WHYS[name](t);

const FITS: Readonly<Record<Fit, (t: Translate) => string>> = {
  'made-since': (t) => t('plan_fitMade'),
  scopes: (t) => t('plan_fitScopes'),
  expiry: (t) => t('plan_fitExpiry'),
  name: (t) => t('plan_fitName'),
  tags: (t) => t('plan_fitTags'),
  'service-account': (t) => t('plan_fitService'),
};
export const fitWords = (fit: Fit, t: Translate): string => FITS[fit](t);

/** How long a key has been quiet, and for how long it has to be. */
export const quietWords = ({ is, since, until, days }: Quiet, today: string, t: Translate): string => {
  const last = since === null ? '' : nearDay(since, today, t);
  switch (is) {
    case 'shown':
      return since === null ? t('plan_quietNever') : t('plan_quietShown', [last]);
    case 'waiting':
      if (until === null) return t('plan_quietNoDate');
      return since === null
        ? t('plan_quietNew', [nearDay(until, today, t)])
        : t('plan_quietWaiting', [last, nearDay(until, today, t)]);
    case 'used':
      return t('plan_quietUsed', [last, `${days}`]);
    case 'unknown':
      return t('plan_quietUnknown');
  }
};
