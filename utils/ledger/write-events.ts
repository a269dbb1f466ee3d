import { mayBeAlert } from '../rules/alerts/kinds';
import type { Change, Told } from '../rules/events/event';
import { subjectOf } from '../rules/events/subject';
import type { WriteTransaction } from '../storage/database';
import { keysOf, type SchemaOf, type ValueOf } from './records';
import { STORES } from './stores';
import { OWED } from './stores/outbox';

type Transaction = WriteTransaction<SchemaOf<typeof STORES>>;
export type Watch = ValueOf<(typeof STORES)['watches']>;

/** The number after the last event's, whatever was lost beside it. */
const nextSeq = async (tx: Transaction, projectId: string): Promise<number> => {
  const last = await tx.objectStore('events').openKeyCursor(keysOf(STORES.events, projectId), 'prev');
  const seq = Array.isArray(last?.key) ? Number(last.key[1]) : 0;
  return seq + 1;
};

/** How far the comparing of a project is that has just begun. */
export const freshWatch = async (tx: Transaction, projectId: string): Promise<Watch> => ({
  ...{ epoch: crypto.randomUUID(), next: await nextSeq(tx, projectId) },
  ...{ foundUpTo: {}, readAt: {}, incomplete: [], paused: null },
});

/** Writes events, and beside each that a person may have to be told of that this is owed. */
export const putEvents = async (
  tx: Pick<Transaction, 'objectStore'>,
  projectId: string,
  { next, epoch }: Watch,
  all: readonly Told[],
): Promise<void> => {
  for (const [index, { change, from, to }] of all.entries()) {
    const event = { seq: next + index, epoch, from, to, subject: subjectOf(change), change };
    await tx.objectStore('events').put(STORES.events.close([projectId, event.seq], event));
    if (mayBeAlert(change))
      await tx
        .objectStore('outbox')
        .put(STORES.outbox.close([projectId, event.seq, 'notification'], { ...OWED, projectId, seq: event.seq }));
  }
};

/** When any part was last read whole. */
export const lastReadAt = ({ readAt }: Watch): number | null => {
  const moments = Object.values(readAt);
  return moments.length > 0 ? Math.max(...moments) : null;
};

/** Notes once that a project can't be read, and once that it can again. Nothing of a project that was never read. */
export const noteWatching = async (
  tx: WriteTransaction<SchemaOf<typeof STORES>>,
  projectId: string,
  paused: string | null,
  at: number,
): Promise<void> => {
  const stored = STORES.watches.open(await tx.objectStore('watches').get(projectId));
  if (stored.state !== 'present' || stored.value.paused === paused) return;
  const watch = stored.value;
  const change =
    paused === null ? ({ name: 'watch.resumed' } as const) : ({ name: 'watch.paused', why: paused } as const);
  await putEvents(tx, projectId, watch, [{ change, from: lastReadAt(watch) ?? at, to: at }]);
  await tx.objectStore('watches').put(STORES.watches.close(projectId, { ...watch, next: watch.next + 1, paused }));
};

/** Notes that what is kept twice came back; `isLost`: with a project of which the ledger knew nothing any more. */
export const noteRestored = async (
  tx: Transaction,
  projectId: string,
  { isLost, notes, snoozes }: { readonly isLost: boolean; readonly notes: number; readonly snoozes: number },
  at: number,
): Promise<void> => {
  const changes: readonly Change[] = [
    ...(isLost ? [{ name: 'baseline.lost' } as const] : []),
    ...(notes + snoozes > 0 ? [{ name: 'records.restored', notes, snoozes } as const] : []),
  ];
  const stored = STORES.watches.open(await tx.objectStore('watches').get(projectId));
  const watch = stored.state === 'present' ? stored.value : await freshWatch(tx, projectId);
  const told = changes.map((change): Told => ({ change, from: at, to: at }));
  await putEvents(tx, projectId, watch, told);
  // A damaged one stays, so that the next reading finds that it is.
  if (stored.state !== 'present') return;
  const next = watch.next + told.length;
  await tx.objectStore('watches').put(STORES.watches.close(projectId, { ...watch, next }));
};
