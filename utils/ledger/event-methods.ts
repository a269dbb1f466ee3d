import { problemOf, written } from '../storage/database';
import { eraseEvents } from './erase-events';
import { listEvents } from './list-events';
import type { Ledger, LedgerDatabase } from './types';
import { noteWatching } from './write-events';

type EventMethods = Pick<Ledger, 'listEvents' | 'listReadings' | 'eraseEvents' | 'noteWatching'>;

/** What happened, and when a project was read. */
export const createEventMethods = (database: LedgerDatabase): EventMethods => ({
  async listEvents(projectId, query) {
    try {
      return await database.read((db) => listEvents(db.transaction(['events', 'readings']), projectId, query));
    } catch (error) {
      return { state: 'unavailable', problem: problemOf(error) };
    }
  },

  async listReadings(projectId, from, to) {
    try {
      const range = IDBKeyRange.bound([projectId, from], [projectId, to]);
      const keys = await database.read((db) => db.getAllKeys('readings', range as never)); // idb's schema has one type of key
      return keys.flatMap((key) => (Array.isArray(key) ? [Number(key[1])] : []));
    } catch {
      return [];
    }
  },

  eraseEvents: (projectId, olderThanMs) =>
    written(database.write(['watches', 'events'], (tx) => eraseEvents(tx, projectId, olderThanMs))),

  noteWatching: (projectId, paused, at) =>
    written(database.write(['watches', 'events', 'outbox'], (tx) => noteWatching(tx, projectId, paused, at))),
});
