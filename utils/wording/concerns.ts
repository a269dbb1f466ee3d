import type { Concern, ConcernKind } from '../ownership/picture';
import { formatsOf } from './formats';
import { roleName } from './people';
import type { Translate } from './translate';
import { type BadgeTone, GLYPHS } from './words';

/** How each kind of concern looks, on badges, in cards and in the popup. */
export const CONCERN_FACES: Readonly<Record<ConcernKind, { readonly tone: BadgeTone; readonly glyph: string }>> = {
  'only-owner': { tone: 'stop', glyph: GLYPHS.stop },
  'creator-left': { tone: 'stop', glyph: GLYPHS.stop },
  expired: { tone: 'attention', glyph: GLYPHS.ending },
  'role-capped': { tone: 'attention', glyph: GLYPHS.attention },
  'expires-soon': { tone: 'attention', glyph: GLYPHS.ending },
  'dies-with-person': { tone: 'use', glyph: GLYPHS.use },
  unused: { tone: 'quiet', glyph: GLYPHS.quiet },
  'never-used': { tone: 'quiet', glyph: GLYPHS.quiet },
};

const expiresLine = (days: number, t: Translate): string =>
  days < 1 ? t('concern_expiresToday') : t('concern_expiresSoon', days, [formatsOf(t).number(days)]);

/** A concern in one short sentence, for lists: "Its creator is Admin now, so ...". */
export const concernLine = (concern: Concern, t: Translate): string => {
  const format = formatsOf(t);
  switch (concern.kind) {
    case 'only-owner':
      return t('concern_onlyOwner');
    case 'creator-left':
      return t('concern_creatorLeft');
    case 'role-capped':
      return concern.role ? t('concern_roleCapped', [roleName(concern.role, t)]) : t('concern_roleCappedNoRole');
    case 'expires-soon':
      return expiresLine(concern.days, t);
    case 'expired':
      return t('concern_expired', [format.day(concern.day)]);
    case 'dies-with-person':
      return t('concern_diesWithPerson');
    case 'unused':
      return concern.atLeast
        ? t('concern_unusedAtLeast', concern.days, [format.number(concern.days)])
        : t('concern_unused', concern.days, [format.number(concern.days)]);
    case 'never-used':
      return t('concern_neverUsed', concern.days, [format.number(concern.days)]);
  }
};

/** How many keys have a concern of this kind, in words: "2 keys are role-capped". */
export const riskLine = (kind: ConcernKind, count: number, t: Translate): string => {
  const figure: [string] = [formatsOf(t).number(count)];
  switch (kind) {
    case 'only-owner':
      return t('concern_count_onlyOwner', count, figure);
    case 'creator-left':
      return t('concern_count_creatorLeft', count, figure);
    case 'role-capped':
      return t('concern_count_roleCapped', count, figure);
    case 'expires-soon':
      return t('concern_count_expiresSoon', count, figure);
    case 'expired':
      return t('concern_count_expired', count, figure);
    case 'dies-with-person':
      return t('concern_count_diesWithPerson', count, figure);
    case 'unused':
      return t('concern_count_unused', count, figure);
    case 'never-used':
      return t('concern_count_neverUsed', count, figure);
  }
};
