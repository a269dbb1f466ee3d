import type { RowVerdict } from './identify/claims';
import { inSlices, nextIdle } from './page/scheduler';

/**
 * Rows out of sight. Any write to one row makes the browser lay a whole table out again, which takes far longer than
 * reading a few rows: so all are read first, in short slices that write nothing, and painted then, many at once. All of
 * it waits for idle moments, so that what a person does comes first.
 */
export interface Backlog {
  readonly add: (rows: Iterable<Element>) => void;
  /** Rows that are handled elsewhere, or must be read again. */
  readonly drop: (rows: Iterable<Element>) => void;
  readonly clear: () => void;
  readonly isIdle: () => boolean;
}

export interface BacklogWork {
  /** Gives the verdicts that came of it, of other rows too. */
  readonly read: (rows: readonly Element[]) => readonly RowVerdict[];
  readonly paint: (verdicts: readonly RowVerdict[]) => void;
  /** All that was added is read and painted; told in a later idle moment. */
  readonly onDone: () => void;
}

/**
 * So many are painted at once: most lists whole, and of a longer one as much as it takes to lay it out anyway.
 */
const AT_ONCE = 1_000;

export const createBacklog = (work: BacklogWork, signal: AbortSignal): Backlog => {
  const unread = new Set<Element>();
  const unpainted = new Map<Element, RowVerdict>();
  let running = false;

  const readAll = (): Promise<void> => {
    const rows = [...unread];
    return inSlices(rows, signal, (batch) => {
      // Rows may have been dropped since.
      const still = batch.filter((row) => unread.delete(row));
      for (const verdict of work.read(still)) unpainted.set(verdict.row, verdict);
    });
  };
  const paintSome = (): void => {
    const some = [...unpainted.values()].slice(0, AT_ONCE);
    for (const { row } of some) unpainted.delete(row);
    work.paint(some);
  };
  const run = async (): Promise<void> => {
    running = true;
    await nextIdle();
    while (!signal.aborted && unread.size + unpainted.size > 0) {
      if (unread.size > 0) await readAll();
      else paintSome();
      await nextIdle();
    }
    running = false;
    if (!signal.aborted) work.onDone();
  };

  return {
    add(rows) {
      for (const row of rows) unread.add(row);
      if (!running) void run();
    },
    drop(rows) {
      for (const row of rows) {
        unread.delete(row);
        unpainted.delete(row);
      }
    },
    clear() {
      unread.clear();
      unpainted.clear();
    },
    isIdle: () => unread.size + unpainted.size === 0,
  };
};
