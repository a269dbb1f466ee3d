import type { Ledger } from '../../utils/ledger/types';
import { addDays, dayOf } from '../../utils/ownership/days';
import type { Settings } from '../../utils/settings/schema';
import type { Refresh } from './refresh';
import { renewPictures } from './renew-pictures';
import type { State } from './state';

/** Below this, longer settings need no more days than are read anyway; the card shows 30. */
const LEAST_USAGE_DAYS = 30;

/** How many UTC days before today must be read for these settings. */
export const usageDaysFor = ({ windowDays, unusedAfterDays }: Settings): number =>
  Math.max(windowDays, unusedAfterDays, LEAST_USAGE_DAYS);

interface Parts {
  readonly ledger: Pick<Ledger, 'listProjects' | 'readSnapshot'>;
  readonly refresh: Pick<Refresh, 'run'>;
  readonly state: Pick<State, 'pictureRevision'>;
  readonly now: () => number;
}

/** Every picture is drawn anew under changed settings; one that now needs older days than were read is read again. */
export const applySettings = async (settings: Settings, { ledger, refresh, state, now }: Parts): Promise<void> => {
  await renewPictures({ ledger, state });
  const stored = await ledger.listProjects();
  if (stored.state !== 'present') return;
  const needed = addDays(dayOf(now()), -usageDaysFor(settings));
  for (const { projectId } of stored.projects) {
    const snapshot = await ledger.readSnapshot(projectId);
    const usage = snapshot.state === 'present' ? snapshot.value.usage : null;
    if (usage && usage.state !== 'failed' && usage.value.from > needed) await refresh.run(projectId);
  }
};
