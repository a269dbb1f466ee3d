import { type Answer, type Fault, map, match } from '../ownership/answer';
import { daysBetween } from '../ownership/days';
import type { DayRange, KeyPicture } from '../ownership/picture';
import { formatsOf } from './formats';
import { cleanText } from './sanitise';
import type { Translate } from './translate';
import { sideBySide } from './words';

/** Days of a range, both ends included. */
export const lengthOf = ({ from, to }: DayRange): number => daysBetween(from, to) + 1;

export const requestsOf = (key: KeyPicture): Answer<number> => map(key.use, (use) => use.inWindow);

/** Requests as a badge says them: "8,210 / 7 d". */
export const useOnBadge = (requests: Answer<number>, days: number, t: Translate): string => {
  const format = formatsOf(t);
  return match(requests, {
    whole: (count) => t('badge_use', [format.number(count), format.number(days)]),
    partial: (count) =>
      count > 0 ? t('badge_useAtLeast', [format.number(count), format.number(days)]) : t('badge_usePartial'),
    failed: () => t('badge_useUnknown'),
  });
};

/** Requests as a sentence: "8,210 requests in 7 days." */
export const useInWords = (requests: Answer<number>, days: number, t: Translate): string => {
  const format = formatsOf(t);
  return match(requests, {
    whole: (count) => t('badge_sayUse', count, [format.number(count), format.number(days)]),
    partial: (count) =>
      count > 0
        ? t('badge_sayUseAtLeast', count, [format.number(count), format.number(days)])
        : t('badge_sayUsePartial'),
    failed: () => t('badge_sayUseFailed'),
  });
};

export const countOfRequests = (count: number, t: Translate): string =>
  t('card_requests', count, [formatsOf(t).number(count)]);

/** The scope that a refused part needs, where that can be told. */
const neededScope = (fault: Fault, documented: string): string | null =>
  fault.kind === 'forbidden' ? cleanText(fault.missingScope ?? documented) : null;

const requestsFigure = (requests: Answer<number>, t: Translate): string =>
  match(requests, {
    whole: (count) => countOfRequests(count, t),
    partial: (count) => t('card_requestsAtLeast', count, [formatsOf(t).number(count)]),
    failed: (fault) => {
      const scope = neededScope(fault, 'usage:read');
      return scope ? t('card_requestsUnknownNeeds', [scope]) : t('card_requestsUnknown');
    },
  });

const costFigure = (cost: Answer<number>, t: Translate): string =>
  match(cost, {
    whole: (usd) => formatsOf(t).money(usd),
    partial: (usd) => t('card_costAtLeast', [formatsOf(t).money(usd)]),
    failed: (fault) => {
      // facts/deepgram-api.md 3.3: no page states the scope; billing:read is the one that refusals name.
      const scope = neededScope(fault, 'billing:read');
      return scope ? t('card_costUnknownNeeds', [scope]) : t('card_costUnknown');
    },
  });

/** What was done in the window and what it cost: "8,210 requests · $41.20". */
export const figuresInWords = (requests: Answer<number>, cost: Answer<number> | null, t: Translate): string =>
  sideBySide([requestsFigure(requests, t), cost ? costFigure(cost, t) : '']);
