import type { Ledger } from '../../../utils/ledger/types';
import { addDays, dayOf } from '../../../utils/rules/days';
import type { Settings } from '../../../utils/settings/schema';
import { usageDaysFor } from '../../../utils/settings/usage-days';
import { countUpAll } from '../state';
import type { Refresh } from './refresh';

/**
 * How many days of use are kept for these settings: never fewer than a reading brings, which would be written and
 * erased again each time.
 */
export const daysKeptFor = (settings: Pick<Settings, 'daysKept' | 'windowDays' | 'unusedAfterDays'>): number =>
  Math.max(settings.daysKept, usageDaysFor(settings) + 1);

interface Deps {
  readonly ledger: Pick<Ledger, 'listProjects' | 'snapshots'>;
  readonly refresh: Pick<Refresh, 'now'>;
  readonly now: () => number;
}

/** Pages ask again under changed settings; a project that now needs older days than were read is read again. */
export const applySettings = async (settings: Settings, { ledger, refresh, now }: Deps): Promise<void> => {
  await countUpAll(ledger);
  const stored = await ledger.listProjects();
  if (stored.state !== 'present') return;
  const needed = addDays(dayOf(now()), -usageDaysFor(settings));
  for (const { projectId } of stored.projects) {
    const snapshot = await ledger.snapshots.read(projectId);
    const usage = snapshot.state === 'present' ? snapshot.value.usage : null;
    if (usage && usage.state !== 'failed' && usage.value.from > needed) await refresh.now(projectId);
  }
};
