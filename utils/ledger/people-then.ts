import type { Baseline } from '../rules/events/baseline';
import type { PeopleThen } from '../rules/events/compare';
import type { Change } from '../rules/events/event';
import { membersBefore } from '../rules/events/people-then';
import type { WriteTransaction } from '../storage/database';
import type { SchemaOf } from './records';
import { STORES } from './stores';
import type { Watch } from './write-events';

type Transaction = WriteTransaction<SchemaOf<typeof STORES>>;

const changesSince = async (tx: Transaction, projectId: string, seq: number): Promise<readonly Change[]> => {
  const range = IDBKeyRange.bound([projectId, seq], [projectId, []]);
  return (await tx.objectStore('events').getAll(range)).flatMap((row) => {
    const stored = STORES.events.open(row);
    return stored.state === 'present' ? [stored.value.change] : [];
  });
};

/**
 * Who the members were when keys and invites were last whole. Where the members have been whole since then, what is
 * known of them is a later state, and the events in between lead back from it.
 */
export const readPeopleThen = async (
  tx: Transaction,
  projectId: string,
  { members }: Baseline,
  { next, foundUpTo }: Pick<Watch, 'next' | 'foundUpTo'>,
): Promise<PeopleThen> => {
  const then = async (part: 'keys' | 'invites') => {
    const seq = foundUpTo[part] ?? next;
    if (!members || seq >= next) return members?.value;
    return membersBefore(members.value, await changesSince(tx, projectId, seq));
  };
  const [keys, invites] = [await then('keys'), await then('invites')];
  return { ...(keys && { keys }), ...(invites && { invites }) };
};
