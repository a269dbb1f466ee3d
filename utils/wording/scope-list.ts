import { formatsOf } from './formats';
import { cleanText } from './sanitise';
import type { Translate } from './translate';

/** More scopes than a person reads. */
const MOST_SCOPES = 8;

/** Scopes by the names Deepgram gives them: "keys:read, owners:read and 3 more". */
export const scopesInWords = (scopes: readonly string[], t: Translate, most: number = MOST_SCOPES): string => {
  const format = formatsOf(t);
  const shown = scopes.slice(0, most).map((scope) => cleanText(scope));
  const rest = scopes.length - shown.length;
  return format.list(rest > 0 ? [...shown, t('card_more', [format.number(rest)])] : shown);
};
