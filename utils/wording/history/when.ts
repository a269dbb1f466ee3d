import type { Told } from '../../rules/events/event';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';

/** Between which two readings a change lies, or at which it was found. */
export const whenWords = ({ from, to }: Told, t: Translate): string => {
  const { moment } = formatsOf(t);
  return moment(from) === moment(to)
    ? t('history_foundAt', [moment(to)])
    : t('history_between', [moment(from), moment(to)]);
};
