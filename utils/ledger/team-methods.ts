import { type WriteTransaction, written } from '../storage/database';
import type { KeptTwice } from './kept-twice';
import { readNotes } from './note-changes';
import type { SchemaOf } from './records';
import { STORES } from './stores';
import type { Ledger, LedgerDatabase, TeamBase, TeamChange } from './types';

type Transaction = WriteTransaction<SchemaOf<typeof STORES>>;

const readBase = async (tx: Transaction, projectId: string): Promise<TeamBase> => {
  const stored = STORES.bases.open(await tx.objectStore('bases').get(projectId));
  return stored.state === 'present' ? stored.value : { opened: null, saved: null };
};

/** What a team's file changes, all in one transaction; nothing of a project that was forgotten before that. */
export const createTeamMethods = (database: LedgerDatabase, kept: KeptTwice): Pick<Ledger, 'changeTeam'> => ({
  changeTeam: (projectId, to) => {
    const changed: { store: 'records' | 'bases'; key: string | [string, string, string] }[] = [];
    return kept.writeAll(changed, () =>
      written(
        database.write(
          ['projects', 'records', 'bases'],
          async (tx) => {
            // A second try begins from nothing.
            changed.length = 0;
            if (!(await tx.objectStore('projects').get(projectId))) return;
            const change: TeamChange = to(await readNotes(tx, projectId), await readBase(tx, projectId));
            for (const note of change.notes) {
              const key: [string, 'key' | 'member', string] = [projectId, note.kind, note.subject];
              await tx.objectStore('records').put(STORES.records.close(key, note));
              changed.push({ store: 'records', key });
            }
            await tx.objectStore('bases').put(STORES.bases.close(projectId, change.base));
            changed.push({ store: 'bases', key: projectId });
          },
          'strict',
        ),
      ),
    );
  },
});
