import { type Baseline, EMPTY, readAtOf, wholeParts } from '../rules/events/baseline';
import { readingTold } from '../rules/events/compare';
import { type Told, WATCHED_PARTS, type WatchedPart } from '../rules/events/event';
import type { Snapshot } from '../rules/snapshot';
import type { WriteTransaction } from '../storage/database';
import { noteChanges } from './note-changes';
import { readPeopleThen } from './people-then';
import type { SchemaOf } from './records';
import { STORES } from './stores';
import type { Held } from './stores/baselines';
import { worthKeeping } from './stores/snapshots';
import { withoutRepeats } from './without-repeats';
import { freshWatch, lastReadAt, putEvents, type Watch } from './write-events';

type Transaction = WriteTransaction<SchemaOf<typeof STORES>>;

/** When readings were made is kept for so long, to tell what was not seen. */
const KEPT_MS = 400 * 86_400_000;

interface Known {
  readonly watch: Watch;
  /** What a reading is compared with. */
  readonly baseline: Baseline;
  /** What of it is stored as such. */
  readonly stored: Baseline;
  /** What was known is gone: damaged, or lost by the browser. */
  readonly isLost: boolean;
}

const heldOf = (part: WatchedPart, baseline: Baseline): Held | null => {
  const known = baseline[part];
  // The part and its value belong together, which the union can't be told of.
  return known ? ({ part, value: known.value } as Held) : null;
};

const readBaseline = async (tx: Transaction, projectId: string, { readAt, incomplete }: Watch) => {
  let baseline: Baseline = { incomplete: incomplete as readonly WatchedPart[] };
  let isLost = false;
  for (const part of WATCHED_PARTS) {
    const at = readAt[part];
    if (at === undefined) continue;
    const stored = STORES.baselines.open(await tx.objectStore('baselines').get([projectId, part]));
    if (stored.state === 'present' && stored.value.part === part)
      baseline = { ...baseline, [part]: { value: stored.value.value, readAt: at } };
    else isLost = true;
  }
  return { baseline, isLost };
};

/** What a reading is compared with; of a project that was last read before readings were compared, that reading. */
const readKnown = async (tx: Transaction, projectId: string): Promise<Known> => {
  const stored = STORES.watches.open(await tx.objectStore('watches').get(projectId));
  const fresh = await freshWatch(tx, projectId);
  if (stored.state === 'present') {
    const { baseline, isLost } = await readBaseline(tx, projectId, stored.value);
    const next = Math.max(stored.value.next, fresh.next);
    const watch = isLost ? { ...fresh, next } : { ...stored.value, next };
    return { watch, baseline, stored: baseline, isLost };
  }
  const before = STORES.snapshots.open(await tx.objectStore('snapshots').get(projectId));
  const baseline = before.state === 'present' ? { ...EMPTY, ...wholeParts(before.value) } : EMPTY;
  return { watch: fresh, baseline, stored: EMPTY, isLost: stored.state === 'damaged' };
};

const statesOf = ({ keys, members, invites, usage }: Snapshot) => ({
  keys: keys.state,
  members: members.state,
  invites: invites.state,
  usage: usage.state,
});

const isSameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Compares a reading with what was known, and writes what happened and the new baseline, all in the transaction that
 * stores the reading. A worker that dies at any moment finds the same difference at the next reading, or none of it
 * left to find. To be called before the reading takes the older one's place.
 */
export const recordChanges = async (tx: Transaction, snapshot: Snapshot): Promise<readonly Told[]> => {
  const { projectId } = snapshot;
  const { watch, baseline: before, stored, isLost } = await readKnown(tx, projectId);
  const then = await readPeopleThen(tx, projectId, before, watch);
  const { told, baseline } = readingTold(before, snapshot, then);
  const to = readAtOf(snapshot);
  // What brings nothing, as without a network, is no going on.
  const resumes = watch.paused !== null && worthKeeping(snapshot);
  const all: readonly Told[] = [
    ...(isLost ? [{ change: { name: 'baseline.lost' } as const, from: to, to }] : []),
    ...(resumes ? [{ change: { name: 'watch.resumed' } as const, from: lastReadAt(watch) ?? to, to }] : []),
    ...(await withoutRepeats(tx, projectId, told)),
    ...(await noteChanges(tx, before, snapshot)),
  ];
  await putEvents(tx, projectId, watch, all);
  for (const part of WATCHED_PARTS) {
    const held = heldOf(part, baseline);
    if (held && !isSameValue(stored[part]?.value, held.value))
      await tx.objectStore('baselines').put(STORES.baselines.close([projectId, part], held));
  }
  const readAt = Object.fromEntries(
    WATCHED_PARTS.flatMap((part) => (baseline[part] ? [[part, baseline[part].readAt] as const] : [])),
  );
  const upTo = watch.next + all.length;
  const foundUpTo = {
    ...watch.foundUpTo,
    ...(snapshot.keys.state === 'whole' && { keys: upTo }),
    ...(snapshot.invites.state === 'whole' && { invites: upTo }),
  };
  const next = {
    ...{ epoch: watch.epoch, next: upTo, foundUpTo },
    ...{ readAt, incomplete: [...baseline.incomplete], paused: resumes ? null : watch.paused },
  };
  await tx.objectStore('watches').put(STORES.watches.close(projectId, next));
  await tx.objectStore('readings').put(STORES.readings.close([projectId, to], { at: to, states: statesOf(snapshot) }));
  await tx.objectStore('readings').delete(IDBKeyRange.bound([projectId], [projectId, to - KEPT_MS]));
  return all;
};
