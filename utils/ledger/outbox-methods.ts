import { written } from '../storage/database';
import { claimOwed, noteClicked } from './outbox';
import type { Ledger, LedgerDatabase } from './types';

/** What is owed to a person. */
export const createOutboxMethods = (
  database: LedgerDatabase,
  records: Pick<Ledger, 'outbox'>,
): Pick<Ledger, 'owes' | 'claimOwed' | 'noteClicked'> => ({
  async owes() {
    const listed = await records.outbox.list();
    return listed.state === 'present' && listed.values.some(({ claim }) => claim === null);
  },

  async claimOwed(decide, at) {
    try {
      return await database.write(['outbox', 'events'], (tx) => claimOwed(tx, decide, at), 'strict');
    } catch {
      return [];
    }
  },

  noteClicked: (id) => written(database.write(['outbox'], (tx) => noteClicked(tx, id))),
});
