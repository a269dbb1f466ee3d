import type { AlertKind } from '../../rules/alerts/kinds';
import type { Item } from '../../rules/alerts/plan-telling';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';

/** How many alerts of one kind are told, in words that name nobody: a plural takes no other people's text. */
type Headline = (items: readonly Item[], t: Translate) => string;

const count = (items: readonly Item[], t: Translate): [number, [string]] => [
  items.length,
  [formatsOf(t).number(items.length)],
];

/** The nearest step among them. */
const step = (items: readonly Item[]): number =>
  Math.min(...items.flatMap(({ change }) => ('step' in change ? [change.step] : [])));

const watchingWords: Headline = ([item], t) => {
  const change = item?.change;
  if (change?.name !== 'watch.paused') return t('alerts_baselineLost');
  switch (change.why) {
    case 'refused':
      return t('alerts_refused');
    case 'locked':
      return t('alerts_locked');
    case 'unreachable':
      return t('alerts_unreachable');
    default:
      return t('alerts_session');
  }
};

/** The words of every kind of alert. */
export const HEADLINES: Readonly<Record<AlertKind, Headline>> = {
  keyGone: (items, t) => t('alerts_keyGone', ...count(items, t)),
  creatorLost: (items, t) => t('alerts_creatorLost', ...count(items, t)),
  canaryUsed: (items, t) => t('alerts_canaryUsed', ...count(items, t)),
  trafficStopped: (items, t) => t('alerts_trafficStopped', ...count(items, t)),
  oneOwner: (_, t) => t('alerts_oneOwner'),
  keyExpires: (items, t) =>
    t('alerts_keyExpires', items.length, [formatsOf(t).number(items.length), endsWithin(step(items), t)]),
  storedKeyEnds: (items, t) => t('alerts_storedKeyEnds', [endsWithin(step(items), t)]),
  watching: watchingWords,
  keyResumed: (items, t) => t('alerts_keyResumed', ...count(items, t)),
  keyOnPerson: (items, t) => t('alerts_keyOnPerson', ...count(items, t)),
};

const endsWithin = (days: number, t: Translate): string => t('alerts_days', days, [formatsOf(t).number(days)]);
