import type { DayRange, ProjectAnalysis } from '../analysis';
import { type Answer, gapsOf } from '../answer';
import { deepgramTime } from '../days';
import type { ApiKey, DailySeries, LogReading, Snapshot } from '../snapshot';
import { blindSpotsOf } from './blind-spots';
import type { Evidence, EvidencePart, Observation } from './evidence';
import { gapsIn } from './evidence-issues';
import { FRESH_FOR_MS } from './limits';
import { freshReading } from './log-issues';

const DAY_MS = 86_400_000;

/** Invites tell nothing of keys. */
type ObservedPart = Exclude<EvidencePart, 'invites'>;

const ENDPOINTS: Readonly<Record<ObservedPart, string>> = {
  keys: 'GET /v1/projects/{project_id}/keys?status=active',
  'expired-keys': 'GET /v1/projects/{project_id}/keys?status=expired',
  members: 'GET /v1/projects/{project_id}/members',
  usage: 'GET /v1/projects/{project_id}/usage/breakdown?grouping=accessor',
  cost: 'GET /v1/projects/{project_id}/billing/breakdown?grouping=accessor',
  history: 'GET /v1/projects/{project_id}/usage/breakdown?grouping=accessor&accessor={key_id}',
  log: 'GET /v1/projects/{project_id}/requests?accessor={key_id}&limit=1',
};

const rangeOf = (answer: Answer<DailySeries>): DayRange | null =>
  answer.state === 'failed' ? null : { from: answer.value.from, to: answer.value.to };

const observe = (part: ObservedPart, answer: Answer<unknown>, range: DayRange | null): Observation => ({
  part,
  endpoint: ENDPOINTS[part],
  state: answer.state,
  gaps: gapsIn(part, answer),
  range,
});

/** What the log told lately of these keys; nothing where it wasn't asked for all of them. */
const logReadings = (snapshot: Snapshot, keys: readonly ApiKey[], now: number): readonly LogReading[] => {
  const readings = keys.flatMap((key) => freshReading(snapshot, key, now) ?? []);
  return readings.length < keys.length ? [] : readings;
};

const observeLog = (readings: readonly LogReading[]): Observation[] => {
  if (readings.length === 0) return [];
  const gaps = readings.flatMap(({ latest }) => gapsOf(latest, 'log'));
  const told = readings.filter(({ latest }) => latest.state !== 'failed');
  const state = gaps.length === 0 ? 'whole' : told.length > 0 ? 'partial' : 'failed';
  return [{ part: 'log', endpoint: ENDPOINTS.log, state, gaps, range: null }];
};

/** When the log was asked for all of these keys and answered; the earliest of the calls. */
const loggedAt = (readings: readonly LogReading[]): number | null =>
  readings.length > 0 && readings.every(({ latest }) => latest.state === 'whole')
    ? Math.min(...readings.map(({ askedAt }) => askedAt))
    : null;

/** What was asked for a verdict, in the order of asking. `history`: `null` where it was not. */
const observationsOf = ({ snapshot, history }: Grounds, readings: readonly LogReading[]): Observation[] => [
  observe('keys', snapshot.keys, null),
  observe('expired-keys', snapshot.expiredKeys, null),
  observe('members', snapshot.members, null),
  observe('usage', snapshot.usage, rangeOf(snapshot.usage)),
  observe('cost', snapshot.cost, rangeOf(snapshot.cost)),
  ...(history ? [observe('history', history, rangeOf(history))] : []),
  ...observeLog(readings),
];

/** The moment from which a whole reading is not whole any more, by this machine's clock. */
const validUntil = (snapshot: Snapshot, now: number): number => {
  const offset = deepgramTime(0, snapshot);
  const nextDay = (Math.floor((now + offset) / DAY_MS) + 1) * DAY_MS - offset;
  // The limit itself is still fresh, so the first stale moment is one later.
  return Math.min(snapshot.takenAt + FRESH_FOR_MS + 1, nextDay);
};

interface Grounds {
  readonly snapshot: Snapshot;
  readonly analysis: ProjectAnalysis;
  readonly history: Answer<DailySeries> | null;
  readonly window: DayRange;
  readonly now: number;
  /** The active keys that the verdict is about. */
  readonly keys: readonly ApiKey[];
}

/** The observations behind a verdict, and what they can't show. */
export const evidenceOf = (grounds: Grounds): Evidence => {
  const { snapshot, analysis, history, window, now, keys } = grounds;
  const used = [snapshot.usage, ...(history ? [history] : [])].flatMap((answer) => rangeOf(answer)?.from ?? []);
  const usedFrom = used.sort().at(0) ?? null;
  const readings = logReadings(snapshot, keys, now);
  return {
    takenAt: snapshot.takenAt,
    judgedAt: now,
    validUntil: validUntil(snapshot, now),
    clockOffset: snapshot.clockOffset ?? null,
    window,
    observations: observationsOf(grounds, readings),
    blindSpots: blindSpotsOf({ analysis, keys, usedFrom, loggedAt: loggedAt(readings) }),
  };
};
