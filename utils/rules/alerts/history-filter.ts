import type { Change } from '../events/event';
import { TOPICS, topicOf } from '../events/topic';
import { type AlertFacts, isUrgent } from './kinds';

/** What a history can be narrowed to: what may have broken something, or one topic. */
export const HISTORY_FILTERS = ['urgent', ...TOPICS] as const;
export type HistoryFilter = (typeof HISTORY_FILTERS)[number];

export const passes = (change: Change, only: HistoryFilter, facts: AlertFacts): boolean =>
  only === 'urgent' ? isUrgent(change, facts) : topicOf(change) === only;
