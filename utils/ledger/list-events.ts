import type { IDBPTransaction } from 'idb';
import { keysOf, type SchemaOf } from './records';
import { STORES } from './stores';
import type { StoredEvents } from './types';

type Transaction = IDBPTransaction<SchemaOf<typeof STORES>, ('events' | 'readings')[], 'readonly'>;

/** The latest events of a project, or the latest before a number, oldest first. */
export const listEvents = async (
  tx: Transaction,
  projectId: string,
  { before = Number.MAX_SAFE_INTEGER, most }: { readonly before?: number; readonly most: number },
): Promise<StoredEvents> => {
  const range = IDBKeyRange.bound([projectId], [projectId, before], false, true);
  const rows: unknown[] = [];
  let oldest: number | null = null;
  let cursor = await tx.objectStore('events').openCursor(range, 'prev');
  while (cursor && rows.length < most) {
    rows.push(cursor.value);
    oldest = cursor.value.seq;
    cursor = await cursor.continue();
  }
  // The key's type is idb's own; a row's is checked below.
  const opened = rows.map((row) => STORES.events.open(row as Parameters<typeof STORES.events.open>[0]));
  const events = opened.flatMap((stored) => (stored.state === 'present' ? [stored.value] : []));
  const first = await tx.objectStore('readings').openKeyCursor(keysOf(STORES.readings, projectId));
  return {
    state: 'present',
    events: events.reverse(),
    damaged: opened.length - events.length,
    next: cursor ? oldest : null,
    since: Array.isArray(first?.key) ? Number(first.key[1]) : null,
  };
};
