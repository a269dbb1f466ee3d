import type { Told } from '../rules/events/event';
import { isRepeat, mayRepeat } from '../rules/events/repeat';
import { subjectOf } from '../rules/events/subject';
import type { WriteTransaction } from '../storage/database';
import type { SchemaOf } from './records';
import { STORES } from './stores';

/** So many of a key's latest events are looked at: what is told once more is told of lately. */
const MOST = 200;

/** What of this hasn't been told before. */
export const withoutRepeats = async (
  tx: Pick<WriteTransaction<SchemaOf<typeof STORES>>, 'objectStore'>,
  projectId: string,
  all: readonly Told[],
): Promise<readonly Told[]> => {
  const left: Told[] = [];
  for (const told of all) {
    if (!mayRepeat(told.change) || !(await isTold(tx, projectId, told))) left.push(told);
  }
  return left;
};

const isTold = async (
  tx: Pick<WriteTransaction<SchemaOf<typeof STORES>>, 'objectStore'>,
  projectId: string,
  { change }: Told,
): Promise<boolean> => {
  const subject = subjectOf(change);
  const range = IDBKeyRange.bound([projectId, subject], [projectId, subject, []]);
  const index = tx.objectStore('events').index('subject' as never); // idb's schema names no indexes
  let cursor = await index.openCursor(range as never, 'prev');
  for (let looked = 0; cursor && looked < MOST; looked += 1) {
    const earlier = STORES.events.open(cursor.value);
    if (earlier.state === 'present' && isRepeat(change, earlier.value.change)) return true;
    cursor = await cursor.continue();
  }
  return false;
};
