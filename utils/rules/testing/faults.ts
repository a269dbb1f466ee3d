import { type Answer, type FaultKind, failed, type Gap, map, type Paused, withGaps } from '../answer';
import { addDays, daysBetween } from '../days';
import type { DailySeries } from '../snapshot';
import { OWN_KEYS_ONLY, TODAY } from './index';
import type { World } from './worlds';

/**
 * One way in which a reading goes wrong. What it hides is gone from the world: only the truth beside it still knows.
 */
export interface WorldFault {
  readonly name: string;
  /** Of the history, which only old enough active keys need. */
  readonly ofHistory?: boolean;
  readonly apply: (world: World) => World;
}

type Part = 'keys' | 'expiredKeys' | 'members' | 'usage';
const PARTS: readonly Part[] = ['keys', 'expiredKeys', 'members', 'usage'];
const PAUSES: readonly Paused[] = ['locked', 'session-ended', 'session-closed', 'session-updated'];
const KINDS: readonly FaultKind[] = [
  'unauthorized',
  'forbidden',
  'server',
  'timeout',
  'unreadable',
  'storage',
  ...PAUSES,
];
const ROWS_LOST: Gap = { reason: 'rows-unreadable', count: 1, path: '[0]' };

const inSnapshot = (world: World, parts: Partial<World['snapshot']>): World => ({
  ...world,
  snapshot: { ...world.snapshot, ...parts },
});

const failing = KINDS.flatMap((kind): WorldFault[] => [
  ...PARTS.map((part) => ({
    name: `${part} fails: ${kind}`,
    apply: (world: World) => inSnapshot(world, { [part]: failed({ kind, endpoint: 'GET /v1/example' }) }),
  })),
  {
    name: `history fails: ${kind}`,
    ofHistory: true,
    apply: (world) => ({ ...world, history: failed({ kind, endpoint: 'GET /v1/example' }) }),
  },
]);

const cut = (series: DailySeries, from: string, to: string): DailySeries => {
  const start = daysBetween(series.from, from);
  const end = start + daysBetween(from, to) + 1;
  const rows = Object.entries(series.byAccessor).map(([id, row]) => [id, row.slice(start, end)] as const);
  return { ...series, from, to, byAccessor: Object.fromEntries(rows) };
};

const usage = (world: World, change: (series: DailySeries) => DailySeries): World =>
  inSnapshot(world, { usage: map(world.snapshot.usage, change) });
const history = (world: World, change: (series: DailySeries) => DailySeries): World => ({
  ...world,
  history: map(world.history, change),
});
const holed = <T>(answer: Answer<T>, change: (value: T) => T, gap: Gap): Answer<T> =>
  answer.state === 'failed' ? answer : withGaps(change(answer.value), [gap]);

const noRows = (series: DailySeries): DailySeries => ({ ...series, byAccessor: {} });
const withoutKeys = (series: DailySeries): DailySeries => {
  const rows = Object.values(series.byAccessor);
  const days = daysBetween(series.from, series.to) + 1;
  const unattributed = Array.from({ length: days }, (_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0));
  return { ...series, byAccessor: {}, unattributed };
};
const renamed = (series: DailySeries): DailySeries => ({
  ...series,
  byAccessor: Object.fromEntries(Object.entries(series.byAccessor).map(([id, row]) => [`other ${id}`, row])),
});

const partial: readonly WorldFault[] = [
  ...(['keys', 'expiredKeys'] as const).map((part) => ({
    name: `${part}: rows unreadable`,
    apply: (w: World) => inSnapshot(w, { [part]: holed(w.snapshot[part], (list) => list.slice(1), ROWS_LOST) }),
  })),
  {
    name: 'keys: own only',
    apply: (w) =>
      inSnapshot(w, {
        keys: holed(w.snapshot.keys, (list) => list.filter(({ keyId }) => keyId === 'steady'), OWN_KEYS_ONLY),
      }),
  },
  {
    name: 'members: rows unreadable',
    apply: (w) => inSnapshot(w, { members: holed(w.snapshot.members, (list) => list.slice(1), ROWS_LOST) }),
  },
  {
    name: 'members: nobody of those asked about is in the list',
    apply: (w) =>
      inSnapshot(w, {
        members: map(w.snapshot.members, (list) => list.filter(({ memberId }) => !w.memberIds.includes(memberId))),
      }),
  },
  {
    name: 'usage: rows unreadable',
    apply: (w) => inSnapshot(w, { usage: holed(w.snapshot.usage, noRows, ROWS_LOST) }),
  },
  { name: 'usage: today unread', apply: (w) => usage(w, (s) => cut(s, s.from, addDays(TODAY, -1))) },
  {
    name: 'usage: the first day of the window unread',
    apply: (w) => usage(w, (s) => cut(s, addDays(TODAY, 2 - w.windowDays), s.to)),
  },
  { name: 'usage: no key named', apply: (w) => usage(w, withoutKeys) },
  { name: 'usage: by other ids than keys have', apply: (w) => usage(w, renamed) },
  {
    name: 'history: rows unreadable',
    ofHistory: true,
    apply: (w) => ({ ...w, history: holed(w.history, noRows, ROWS_LOST) }),
  },
  { name: 'history: half a year', ofHistory: true, apply: (w) => history(w, (s) => cut(s, addDays(TODAY, -59), s.to)) },
  {
    name: 'history: last days unread',
    ofHistory: true,
    apply: (w) => history(w, (s) => cut(s, s.from, addDays(TODAY, -1))),
  },
];

const AGE = 15 * 60_000;
const shifted = (by: number) => (w: World) => ({ ...w, now: w.snapshot.takenAt + by });
const clock = (clockOffset: number) => (w: World) => inSnapshot(w, { clockOffset });

const time: readonly WorldFault[] = [
  { name: 'shown 15 minutes and a millisecond later', apply: shifted(AGE + 1) },
  { name: 'shown a week later', apply: shifted(7 * 86_400_000) },
  { name: 'shown a year later', apply: shifted(365 * 86_400_000) },
  { name: 'shown before it was read', apply: shifted(-1) },
  {
    name: 'no Date header',
    apply: (w) => {
      const { clockOffset: _, ...snapshot } = w.snapshot;
      return { ...w, snapshot };
    },
  },
  { name: 'clock 5 minutes and a millisecond behind', apply: clock(300_001) },
  { name: 'clock 5 minutes and a millisecond ahead', apply: clock(-300_001) },
  { name: 'clock a day ahead', apply: clock(-86_400_000) },
];

/** All was read, and then the stored key went out of reach: what has happened since nobody would learn. */
const paused = PAUSES.map(
  (why): WorldFault => ({ name: `read whole, then ${why}`, apply: (w) => ({ ...w, paused: why }) }),
);

/** The matrix: what is asked by how it goes wrong, and time. Each alone keeps the evidence from being whole. */
export const FAULTS: readonly WorldFault[] = [...failing, ...partial, ...time, ...paused];
