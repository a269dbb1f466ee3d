import { addDays } from '../../rules/days';
import type { LeaveDate } from '../../rules/plans/earliest';
import type { PlanPurpose, Written } from '../../rules/plans/record';
import { nearDay } from '../ages';
import { formatsOf } from '../formats';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

const PURPOSES: Readonly<Record<PlanPurpose, (t: Translate) => string>> = {
  leaves: (t) => t('plan_purposeLeaves'),
  'changes-role': (t) => t('plan_purposeRole'),
  'already-gone': (t) => t('plan_purposeGone'),
  'must-go-now': (t) => t('plan_purposeNow'),
};
export const purposeWords = (purpose: PlanPurpose, t: Translate): string => PURPOSES[purpose](t);

/** The earliest safe day, and how that compares with the day they leave. */
export const earliestWords = (
  { earliest, daysLate }: LeaveDate,
  leavesOn: string | null,
  today: string,
  t: Translate,
): string => {
  if (earliest.is === 'unknown') return t('plan_earliestUnknown');
  if (earliest.is === 'blocked') return t('plan_earliestBlocked');
  if (earliest.is === 'now') return t('plan_earliestNow');
  const day = nearDay(earliest.day, today, t);
  const when = earliest.ifMovedToday ? t('plan_earliestIf', [day]) : t('plan_earliestDay', [day]);
  if (leavesOn === null || daysLate === null) return when;
  if (daysLate === 0) return `${when} ${t('plan_inTime')}`;
  return `${when} ${t('plan_late', daysLate, [formatsOf(t).number(daysLate)])}`;
};

/** What has to stay, and until when; empty where nothing has to. */
export const stayWords = ({ earliest, daysLate }: LeaveDate, today: string, t: Translate): string => {
  if (earliest.is === 'unknown') return t('plan_stayUnknown');
  if (earliest.is !== 'day' || daysLate === 0) return '';
  return t('plan_stay', [nearDay(addDays(earliest.day, -1), today, t)]);
};

/** When something was written and by whom; their name is other people's text. */
export const writtenWords = ({ at, by }: Pick<Written<unknown>, 'at' | 'by'>, t: Translate): string => {
  const day = formatsOf(t).day(at.slice(0, 10));
  const name = cleanText(by);
  return name === '' ? t('plan_written', [day]) : t('plan_writtenBy', [day, name]);
};
