import type { Baseline } from '../rules/events/baseline';
import type { PeopleThen } from '../rules/events/compare';
import { firstNeeded, peopleThen } from '../rules/events/people-then';
import type { WriteTransaction } from '../storage/database';
import type { SchemaOf } from './records';
import { STORES } from './stores';
import type { Watch } from './write-events';

type Transaction = WriteTransaction<SchemaOf<typeof STORES>>;

const eventsSince = async (tx: Transaction, projectId: string, seq: number) => {
  const range = IDBKeyRange.bound([projectId, seq], [projectId, []]);
  return (await tx.objectStore('events').getAll(range)).flatMap((row) => {
    const stored = STORES.events.open(row);
    return stored.state === 'present' ? [stored.value] : [];
  });
};

/** Who the members were when keys and invites were last whole (rules/events/people-then.ts). */
export const readPeopleThen = async (
  tx: Transaction,
  projectId: string,
  { members }: Baseline,
  watch: Pick<Watch, 'next' | 'foundUpTo'>,
): Promise<PeopleThen> => {
  const from = firstNeeded(watch);
  const events = members && from < watch.next ? await eventsSince(tx, projectId, from) : [];
  return peopleThen(members?.value, watch, events);
};
