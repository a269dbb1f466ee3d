import type { IDBPTransaction } from 'idb';
import type { DayRange } from '../../rules/analysis';
import { type KnownDay, type StoredDays, unpackDays } from '../../rules/stored-days/stored-days';
import type { SchemaOf } from '../records';
import { STORES } from '../stores';
import { openAccessors, openDay } from './open-rows';

type Read = ('accessors' | 'days' | 'slices')[];
type Transaction = IDBPTransaction<SchemaOf<typeof STORES>, Read, 'readonly'>;

/** What is known of a range of days, with its gaps by name. */
export const readDays = async (tx: Transaction, projectId: string, range: DayRange): Promise<StoredDays> => {
  const [list, rows, keys, notes] = await Promise.all([
    tx.objectStore('accessors').get(projectId),
    tx.objectStore('days').getAll(IDBKeyRange.bound([projectId, range.from], [projectId, range.to])),
    // The key is the store's own, so it is there even where nothing else of the row is.
    tx.objectStore('days').getAllKeys(IDBKeyRange.bound([projectId, range.from], [projectId, range.to])),
    tx.objectStore('slices').get(projectId),
  ]);
  const accessors = openAccessors(list);
  const slices = STORES.slices.open(notes);
  const inVain = slices.state === 'present' ? slices.value : [];

  const byDay = new Map(rows.map((row, at) => [String(keys[at]?.[1]), row]));
  const known = (day: string): KnownDay => {
    const row = byDay.get(day);
    if (!row) return { gap: inVain.find(({ from, to }) => from <= day && day <= to)?.why ?? 'unread' };
    return openDay(row, accessors) ?? { gap: 'damaged' };
  };
  return unpackDays(range, accessors?.ids ?? [], known);
};
