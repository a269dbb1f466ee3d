import type { Concern, ConcernKind } from '../ownership/picture';
import type { Translate } from './translate';

/** A concern in one short sentence, for lists. */
export const concernLine = (_concern: Concern, t: Translate): string => t('extName');

/** How many keys have a concern of this kind, in words. */
export const riskLine = (_kind: ConcernKind, _count: number, t: Translate): string => t('extName');
