import type { IDBPTransaction } from 'idb';
import { keysOf, type SchemaOf } from './records';
import { STORES } from './stores';
import type { EventQuery, StoredEvents } from './types';

type Transaction = IDBPTransaction<SchemaOf<typeof STORES>, ('events' | 'readings')[], 'readonly'>;

/** The latest events of a project between two numbers, of one subject where that is named, oldest first. */
export const listEvents = async (
  tx: Transaction,
  projectId: string,
  { before = Number.MAX_SAFE_INTEGER, after = 0, subject, most }: EventQuery,
): Promise<StoredEvents> => {
  const prefix = subject === undefined ? [projectId] : [projectId, subject];
  const range = IDBKeyRange.bound([...prefix, after], [...prefix, before], true, true);
  const store = tx.objectStore('events');
  const from = subject === undefined ? store : store.index('subject' as never); // idb's schema names no indexes
  const rows: unknown[] = [];
  let oldest: number | null = null;
  let cursor = await from.openCursor(range as never, 'prev');
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
