import { createLedger } from '../../../utils/ledger/ledger';
import { whole } from '../../../utils/rules/answer';
import { addDays, daysBetween } from '../../../utils/rules/days';
import type { DailySeries, Snapshot } from '../../../utils/rules/snapshot';

/** What one run measured. Milliseconds and bytes. */
export interface LedgerSeen {
  readonly bytes: number;
  readonly writeDay: readonly number[];
  readonly read90: readonly number[];
}

export interface LedgerSize {
  readonly days: number;
  /** Keys that are used every day. */
  readonly used: number;
  readonly keys: number;
}

const FIRST = '2025-01-01';
const ROUNDS = 7;
const SLICE = 80;

/** An id as long as a key's. */
const idOf = (key: number): string => `bbbbbbbb-0001-4bbb-8bbb-${String(key).padStart(12, '0')}`;

/** As uneven as figures are, and the same each time. */
const figureAt = (key: number, day: number): number => ((key * 2_654_435_761 + day * 40_503) >>> 7) % 90_000;

const seriesOf = (from: string, to: string, { used, keys }: LedgerSize, figure: (requests: number) => number) => {
  const first = daysBetween(FIRST, from);
  const length = daysBetween(from, to) + 1;
  const every = Math.floor(keys / used);
  const rows = Array.from({ length: used }, (_, at) => {
    const key = at * every;
    return [idOf(key), Array.from({ length }, (_day, i) => figure(1 + figureAt(key, first + i)))] as const;
  });
  return { from, to, byAccessor: Object.fromEntries(rows), unattributed: [] } satisfies DailySeries;
};

const readingOf = (from: string, to: string, size: LedgerSize): Snapshot => ({
  ...{ projectId: 'bench', projectName: '', takenAt: Date.parse(`${to}T12:00:00Z`), clockOffset: 0, viewer: {} },
  ...{ keys: whole([]), expiredKeys: whole([]), members: whole([]), invites: whole([]) },
  usage: whole(seriesOf(from, to, size, (requests) => requests)),
  cost: whole(seriesOf(from, to, size, (requests) => requests * 0.0043)),
});

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Fills a ledger with days by readings, in the page that runs this, and measures it. */
const fill = async (size: LedgerSize): Promise<LedgerSeen> => {
  const before = (await navigator.storage.estimate()).usage ?? 0;
  const ledger = createLedger({ name: 'linchpin-bench' });
  await ledger.writeProject({ projectId: 'bench', name: '', connectedAt: 0, lastReadAt: null, viewer: {} });
  const last = addDays(FIRST, size.days - ROUNDS - 1);
  for (let from = FIRST; from <= last; from = addDays(from, SLICE)) {
    const end = addDays(from, SLICE - 1);
    await ledger.writeSnapshot(readingOf(from, end < last ? end : last, size));
  }
  const writeDay: number[] = [];
  for (let day = addDays(last, 1); writeDay.length < ROUNDS; day = addDays(day, 1)) {
    const reading = readingOf(day, day, size);
    writeDay.push(await timed(() => ledger.writeSnapshot(reading)));
  }
  const to = addDays(FIRST, size.days - 1);
  const read90: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    read90.push(await timed(() => ledger.readDays('bench', { from: addDays(to, -89), to })));
  const stored = await ledger.readDays('bench', { from: FIRST, to });
  if (stored.state !== 'present' || stored.days.gaps.length > 0) throw new Error('days are missing');
  await ledger.close();
  const after = (await navigator.storage.estimate()).usage ?? 0;
  return { bytes: after - before, writeDay, read90 };
};

Object.assign(globalThis, { __fillLedger: fill });
