import type { Baseline } from '../rules/events/baseline';
import { notesTold } from '../rules/events/compare-notes';
import type { Told } from '../rules/events/event';
import type { Note } from '../rules/notes/note';
import type { Snapshot } from '../rules/snapshot';
import type { WriteTransaction } from '../storage/database';
import { keysOf, type SchemaOf } from './records';
import { STORES } from './stores';

type Transaction = WriteTransaction<SchemaOf<typeof STORES>>;

/** A project's notes; a damaged one isn't among them. */
export const readNotes = async (tx: Transaction, projectId: string): Promise<readonly Note[]> => {
  const rows = await tx.objectStore('records').getAll(keysOf(STORES.records, projectId));
  return rows.flatMap((row) => {
    const stored = STORES.records.open(row);
    return stored.state === 'present' ? [stored.value] : [];
  });
};

const readTold = async (tx: Transaction, projectId: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.objectStore('canaries').getAll(keysOf(STORES.canaries, projectId));
  return new Map(
    rows.flatMap((row) => {
      const stored = STORES.canaries.open(row);
      return stored.state === 'present' ? [[stored.value.keyId, stored.value.day] as const] : [];
    }),
  );
};

/**
 * What a reading brings about those that notes name, and about keys that must never be used; which day of a canary was
 * told is written down in the same transaction.
 */
export const noteChanges = async (tx: Transaction, before: Baseline, snapshot: Snapshot): Promise<readonly Told[]> => {
  const { projectId } = snapshot;
  const notes = await readNotes(tx, projectId);
  if (notes.length === 0) return [];
  const told = notesTold(notes, before, snapshot, await readTold(tx, projectId));
  for (const { change } of told) {
    if (change.name !== 'canary.used') continue;
    const keyId = change.key.keyId.toLowerCase();
    await tx.objectStore('canaries').put(STORES.canaries.close([projectId, keyId], { keyId, day: change.day }));
  }
  return told;
};
