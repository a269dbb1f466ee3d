import type { Settings } from './schema';

/** Below this, longer settings need no more days than are read anyway; the card shows 30. */
const LEAST_USAGE_DAYS = 30;

/** How many UTC days before today must be read for these settings. */
export const usageDaysFor = ({
  windowDays,
  unusedAfterDays,
}: Pick<Settings, 'windowDays' | 'unusedAfterDays'>): number => Math.max(windowDays, unusedAfterDays, LEAST_USAGE_DAYS);
