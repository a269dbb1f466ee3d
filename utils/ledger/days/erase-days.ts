import { addDays } from '../../rules/days';
import type { WriteTransaction } from '../../storage/database';
import { keysOf, type SchemaOf } from '../records';
import { STORES } from '../stores';

/** So many in one transaction, so that nobody waits for it. */
const MOST = 100;

/** Erases the oldest days of a project, all but so many up to the newest one that is stored. */
export const eraseDays = async (
  tx: Pick<WriteTransaction<SchemaOf<typeof STORES>>, 'objectStore'>,
  projectId: string,
  daysKept: number,
): Promise<void> => {
  const days = tx.objectStore('days');
  const newest = (await days.openKeyCursor(keysOf(STORES.days, projectId), 'prev'))?.key[1];
  if (newest === undefined) return;
  const kept = addDays(newest, 1 - daysKept);
  const old = await days.getAllKeys(IDBKeyRange.bound([projectId], [projectId, kept], false, true), MOST);
  for (const key of old) await days.delete(key);
};
