import type { Gap } from '../ownership/answer';
import type { Translate } from './translate';

/** One line that says what a gap keeps from sight. */
export const gapLine = (_gap: Gap, t: Translate): string => t('extName');
