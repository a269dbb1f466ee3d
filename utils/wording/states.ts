import type { UseCount } from '../rules/analysis';
import type { Answer } from '../rules/answer';
import { daysBetween } from '../rules/days';
import type { KeyState, KeyStateName, MemberState, MemberStateName } from '../rules/states/state';
import { useOnBadge } from './figures';
import { formatsOf } from './formats';
import type { Translate } from './translate';
import { sideBySide } from './words';

type StateTone = 'stop' | 'use' | 'cool' | 'rhythm' | 'quiet' | 'unknown';

/**
 * What a state is said by, apart from its figures. `quietDays`: whole UTC days since the last use; `null` where none is
 * known.
 */
type Facts = Pick<KeyState, 'rhythm'> & { readonly quietDays: number | null };

interface StateWords {
  readonly tone: StateTone;
  /** On a badge, beside the figures or in their place: "quiet for 4 days". Empty where the figures say it. */
  brief(facts: Facts, t: Translate): string;
  /** As a sentence: "Quiet for 4 whole days." */
  sentence(facts: Facts, t: Translate): string;
}

const NOTHING = (): string => '';

const quiet = (
  tone: StateTone,
  ofNone: { brief(t: Translate): string; sentence(t: Translate): string },
): StateWords => ({
  tone,
  brief: ({ quietDays }, t) =>
    quietDays === null ? ofNone.brief(t) : t('badge_quiet', quietDays, [formatsOf(t).number(quietDays)]),
  sentence: ({ quietDays }, t) =>
    quietDays === null ? ofNone.sentence(t) : t('badge_sayQuiet', quietDays, [formatsOf(t).number(quietDays)]),
});

const RHYTHMIC: StateWords = {
  tone: 'rhythm',
  brief: ({ rhythm }, t) => (rhythm ? t('badge_rhythm', [formatsOf(t).number(rhythm.usualGap)]) : ''),
  sentence: ({ rhythm }, t) =>
    rhythm ? t('badge_sayRhythm', [formatsOf(t).day(rhythm.lastDay), formatsOf(t).number(rhythm.usualGap)]) : '',
};
const plainly = (tone: StateTone): StateWords => ({ tone, brief: NOTHING, sentence: NOTHING });
const COOLING = quiet('cool', { brief: (t) => t('badge_new'), sentence: (t) => t('badge_sayNew') });
const QUIET = quiet('quiet', { brief: NOTHING, sentence: NOTHING });

/**
 * The words and the tone of every state of a key or a member. Badge, card, panel, plan and findings take them from
 * here, so that they say one thing.
 */
export const STATES: Readonly<Record<KeyStateName | MemberStateName, StateWords>> = {
  blocked: plainly('stop'),
  'in-use': plainly('use'),
  cooling: COOLING,
  rhythmic: RHYTHMIC,
  quiet: QUIET,
  'never-used': plainly('quiet'),
  'no-keys': plainly('quiet'),
  expired: plainly('quiet'),
  unknown: plainly('unknown'),
};

/** A key's or member's state as the words need it. */
export interface SaidState extends Facts {
  readonly state: KeyStateName | MemberStateName;
}

/** `today`: the last day of the window. */
export const saidOfKey = ({ state, lastDay, rhythm }: KeyState, today: string): SaidState => ({
  state,
  rhythm,
  quietDays: lastDay === null ? null : Math.max(0, daysBetween(lastDay, today) - 1),
});

export const saidOfMember = ({ state, rhythm, quietDays }: MemberState): SaidState => ({ state, rhythm, quietDays });

/**
 * Figures and state side by side: "4 in 7 days · quiet for 3 days". That there was nothing is said once, by the state
 * where it can.
 */
export const stateOnBadge = (said: SaidState, use: Answer<UseCount>, days: number, t: Translate): string => {
  const brief = STATES[said.state].brief(said, t);
  const isNothing = use.state === 'whole' && !use.value.used;
  if (isNothing && said.state === 'unknown') return t('badge_cannotTell');
  return isNothing && brief !== '' ? brief : sideBySide([useOnBadge(use, days, t), brief]);
};

export const stateInWords = (said: SaidState, t: Translate): string => STATES[said.state].sentence(said, t);
