import { ageOf } from '../rules/age';
import type { Owed, Plan, Telling } from '../rules/alerts/plan-telling';
import type { WriteTransaction } from '../storage/database';
import type { SchemaOf } from './records';
import { STORES } from './stores';
import type { Outgoing } from './stores/outbox';

type Transaction = WriteTransaction<SchemaOf<typeof STORES>>;

/** What was shown is kept for so long: whether anybody looked at it is asked of the last week. */
const KEPT_MS = 30 * 86_400_000;

const keyOf = ({ projectId, seq }: Pick<Outgoing, 'projectId' | 'seq'>): [string, number, 'notification'] => [
  projectId,
  seq,
  'notification',
];

const put = (tx: Transaction, row: Outgoing): Promise<unknown> =>
  tx.objectStore('outbox').put(STORES.outbox.close(keyOf(row), row));

/** Each row that fits, with its key; a damaged one stays, and costs its own event the notification. */
const rowsIn = async (tx: Transaction): Promise<readonly Outgoing[]> =>
  (await tx.objectStore('outbox').getAll()).flatMap((row) => {
    const stored = STORES.outbox.open(row);
    return stored.state === 'present' ? [stored.value] : [];
  });

/** What is owed, with its events; of an event that is gone or damaged nothing can be told. */
const owedOf = async (tx: Transaction, rows: readonly Outgoing[]): Promise<{ owed: Owed[]; lost: Outgoing[] }> => {
  const [owed, lost]: [Owed[], Outgoing[]] = [[], []];
  for (const row of rows) {
    if (row.claim !== null) continue;
    const event = STORES.events.open(await tx.objectStore('events').get([row.projectId, row.seq]));
    if (event.state === 'present') owed.push({ ...row, change: event.value.change });
    else lost.push(row);
  }
  return { owed, lost };
};

/**
 * Decides about all that is owed, and notes it, in one transaction: what it hands back is claimed by the caller alone,
 * and by nobody ever again.
 * @param at Milliseconds since the epoch, by this machine's clock.
 */
export const claimOwed = async (
  tx: Transaction,
  decide: (owed: readonly Owed[]) => Plan,
  at: number,
): Promise<readonly Telling[]> => {
  const rows = await rowsIn(tx);
  const { owed, lost } = await owedOf(tx, rows);
  const { tell, hold, drop } = decide(owed);
  const old = rows.filter(({ claim }) => claim !== null && ageOf(claim.at, at) > KEPT_MS);
  for (const { id, items } of tell) {
    for (const { projectId, seq, held, alert } of items)
      await put(tx, { projectId, seq, held, claim: { at, id, kind: alert.kind }, clicked: false });
  }
  for (const { projectId, seq, held } of hold)
    if (!held) await put(tx, { projectId, seq, held: true, claim: null, clicked: false });
  for (const row of [...drop, ...lost, ...old]) await tx.objectStore('outbox').delete(keyOf(row));
  return tell;
};

/** Notes that a person pressed a notification. */
export const noteClicked = async (tx: Transaction, id: string): Promise<void> => {
  for (const row of await rowsIn(tx)) if (row.claim?.id === id) await put(tx, { ...row, clicked: true });
};
