import { problemOf, written } from '../../storage/database';
import type { Ledger, LedgerDatabase } from '../types';
import { eraseDays } from './erase-days';
import { readDays } from './read-days';
import { SLICE_STORES, writeSlice } from './write-slice';

/** Use by days. */
export const createDayMethods = (database: LedgerDatabase): Pick<Ledger, 'readDays' | 'writeSlice' | 'eraseDays'> => ({
  async readDays(projectId, range) {
    try {
      const days = await database.read((db) =>
        readDays(db.transaction(['accessors', 'days', 'slices']), projectId, range),
      );
      return { state: 'present', days };
    } catch (error) {
      return { state: 'unavailable', problem: problemOf(error) };
    }
  },

  async writeSlice(projectId, slice) {
    try {
      return { ok: true, isNews: await database.write(SLICE_STORES, (tx) => writeSlice(tx, projectId, slice)) };
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
  },

  eraseDays: (projectId, daysKept) => written(database.write(['days'], (tx) => eraseDays(tx, projectId, daysKept))),
});
