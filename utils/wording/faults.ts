import type { Fault } from '../ownership/answer';
import type { Translate } from './translate';
import type { Words } from './words';

/** A failed call in words: what happened, why, what to do next. */
export const faultWords = (_fault: Fault, t: Translate): Words => ({ title: t('extName'), why: '', next: '' });
