import type { WriteTransaction } from '../storage/database';
import { keysOf, type SchemaOf } from './records';
import { STORES } from './stores';
import { lastReadAt } from './write-events';

/** So many in one transaction, so that nobody waits for it. */
const MOST = 2_000;

/**
 * Erases the oldest events of a project, up to the first that was found since. Numbers go on from the last one, and a
 * damaged event counts as old as those before it.
 */
export const eraseEvents = async (
  tx: WriteTransaction<SchemaOf<typeof STORES>>,
  projectId: string,
  olderThanMs: number,
): Promise<void> => {
  const watch = STORES.watches.open(await tx.objectStore('watches').get(projectId));
  const read = watch.state === 'present' ? lastReadAt(watch.value) : null;
  if (read === null) return;
  const before = read - olderThanMs;
  let left = MOST;
  let cursor = await tx.objectStore('events').openCursor(keysOf(STORES.events, projectId));
  while (cursor && left > 0) {
    const stored = STORES.events.open(cursor.value);
    if (stored.state === 'present' && stored.value.to >= before) return;
    await cursor.delete();
    left -= 1;
    cursor = await cursor.continue();
  }
};
