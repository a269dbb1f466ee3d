import type { IDBPTransaction } from 'idb';
import { keysOf, type SchemaOf } from './records';
import { STORES } from './stores';
import type { EventQuery, LedgerEvent, StoredEvents } from './types';

type Transaction = IDBPTransaction<SchemaOf<typeof STORES>, ('events' | 'readings')[], 'readonly'>;

/** Events stand in the order in which they were found; a clock may have been set back between two of them. */
const CLOCK_MS = 2 * 86_400_000;

/** The latest events of a project between two numbers, of one subject where that is named, oldest first. */
export const listEvents = async (tx: Transaction, projectId: string, query: EventQuery): Promise<StoredEvents> => {
  const { before = Number.MAX_SAFE_INTEGER, after = 0, subject, since = 0, keep = () => true } = query;
  const { most, lookAt = 5_000 } = query;
  const prefix = subject === undefined ? [projectId] : [projectId, subject];
  const range = IDBKeyRange.bound([...prefix, after], [...prefix, before], true, true);
  const store = tx.objectStore('events');
  const from = subject === undefined ? store : store.index('subject' as never); // idb's schema names no indexes
  const events: LedgerEvent[] = [];
  let [looked, damaged] = [0, 0];
  let oldest: number | null = null;
  let cursor = await from.openCursor(range as never, 'prev');
  while (cursor && events.length + damaged < most && looked < lookAt) {
    looked += 1;
    // The key's type is idb's own; a row's is checked here.
    const stored = STORES.events.open(cursor.value as Parameters<typeof STORES.events.open>[0]);
    if (stored.state !== 'present') damaged += 1;
    else if (stored.value.to < since - CLOCK_MS) break;
    else if (stored.value.to >= since && keep(stored.value.change)) events.push(stored.value);
    oldest = cursor.value.seq;
    cursor = await cursor.continue();
  }
  const isMore = cursor !== null && !(cursor.value.to < since - CLOCK_MS);
  const first = await tx.objectStore('readings').openKeyCursor(keysOf(STORES.readings, projectId));
  return {
    state: 'present',
    events: events.reverse(),
    damaged,
    next: isMore ? oldest : null,
    since: Array.isArray(first?.key) ? Number(first.key[1]) : null,
  };
};
