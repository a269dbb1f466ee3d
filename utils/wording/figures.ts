import type { DayRange, UseCount } from '../rules/analysis';
import { type Answer, type Fault, match } from '../rules/answer';
import { daysBetween } from '../rules/days';
import { formatsOf } from './formats';
import { cleanText } from './sanitise';
import type { Translate } from './translate';
import { sideBySide } from './words';

/** Days of a range, both ends included. */
export const lengthOf = ({ from, to }: DayRange): number => daysBetween(from, to) + 1;

/** Used, and nothing of it is counted in requests. */
const isUncounted = ({ requests, used }: UseCount): boolean => used && requests === 0;

/** Use as a badge says it: "8,210 in 7 days". */
export const useOnBadge = (use: Answer<UseCount>, days: number, t: Translate): string => {
  const length = formatsOf(t).number(days);
  const say = (count: UseCount, counted: (requests: string) => string): string =>
    isUncounted(count) ? t('badge_useUncounted', [length]) : counted(formatsOf(t).number(count.requests));
  return match(use, {
    whole: (count) => say(count, (requests) => t('badge_use', [requests, length])),
    partial: (count) =>
      count.used ? say(count, (requests) => t('badge_useAtLeast', [requests, length])) : t('badge_usePartial'),
    failed: () => t('badge_useUnknown'),
  });
};

/** Use as a sentence: "8,210 requests in 7 days." */
export const useInWords = (use: Answer<UseCount>, days: number, t: Translate): string => {
  const length = formatsOf(t).number(days);
  const figures = ({ requests }: UseCount): [string, string] => [formatsOf(t).number(requests), length];
  return match(use, {
    whole: (count) =>
      isUncounted(count) ? t('badge_sayUseUncounted', [length]) : t('badge_sayUse', count.requests, figures(count)),
    partial: (count) => {
      if (!count.used) return t('badge_sayUsePartial');
      return isUncounted(count)
        ? t('badge_sayUseUncounted', [length])
        : t('badge_sayUseAtLeast', count.requests, figures(count));
    },
    failed: () => t('badge_sayUseFailed'),
  });
};

const countOfRequests = (count: number, t: Translate): string =>
  t('card_requests', count, [formatsOf(t).number(count)]);

/** What was carried, where it is known that something was: "8,210 requests". */
export const countOfUse = (requests: number, t: Translate): string =>
  requests > 0 ? countOfRequests(requests, t) : t('card_useUncounted');

/** The scope that a refused part needs, where that can be told. */
const neededScope = (fault: Fault, documented: string): string | null =>
  fault.kind === 'forbidden' ? cleanText(fault.missingScope ?? documented) : null;

const useFigure = (use: Answer<UseCount>, t: Translate): string =>
  match(use, {
    whole: (count) => (count.used ? countOfUse(count.requests, t) : countOfRequests(0, t)),
    partial: (count) =>
      isUncounted(count)
        ? countOfUse(0, t)
        : t('card_requestsAtLeast', count.requests, [formatsOf(t).number(count.requests)]),
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
      // docs/deepgram/api.md 3.3: no page states the scope; billing:read is the one that refusals name.
      const scope = neededScope(fault, 'billing:read');
      return scope ? t('card_costUnknownNeeds', [scope]) : t('card_costUnknown');
    },
  });

/** What was done in the window and what it cost: "8,210 requests · $41.20". */
export const figuresInWords = (use: Answer<UseCount>, cost: Answer<number> | null, t: Translate): string =>
  sideBySide([useFigure(use, t), cost ? costFigure(cost, t) : '']);
