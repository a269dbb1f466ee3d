import { type Answer, gapsOf } from '../answer';
import { earlierDay } from '../days';
import type { DayRange, ProjectPicture } from '../picture';
import type { ApiKey, DailySeries, Snapshot } from '../snapshot';
import { blindSpotsOf } from './blind-spots';
import type { Evidence, EvidencePart, Observation } from './evidence';
import { FRESH_FOR_MS } from './limits';
import { freshReading } from './log-holes';

const DAY_MS = 86_400_000;

const ENDPOINTS: Readonly<Record<EvidencePart, string>> = {
  keys: 'GET /v1/projects/{project_id}/keys?status=active',
  'expired-keys': 'GET /v1/projects/{project_id}/keys?status=expired',
  members: 'GET /v1/projects/{project_id}/members',
  invites: 'GET /v1/projects/{project_id}/invites',
  usage: 'GET /v1/projects/{project_id}/usage/breakdown?grouping=accessor',
  cost: 'GET /v1/projects/{project_id}/billing/breakdown?grouping=accessor',
  history: 'GET /v1/projects/{project_id}/usage/breakdown?grouping=accessor&accessor={key_id}',
  log: 'GET /v1/projects/{project_id}/requests?accessor={key_id}&limit=1',
};

const rangeOf = (answer: Answer<DailySeries>): DayRange | null =>
  answer.state === 'failed' ? null : { from: answer.value.from, to: answer.value.to };

const observe = (part: EvidencePart, answer: Answer<unknown>, range: DayRange | null): Observation => ({
  part,
  endpoint: ENDPOINTS[part],
  state: answer.state,
  gaps: gapsOf(answer, part === 'history' ? 'usage' : part),
  range,
});

/** What the log told of these keys, taken together; nothing where it wasn't asked for all of them. */
const observeLog = (snapshot: Snapshot, keys: readonly ApiKey[], now: number): Observation[] => {
  const readings = keys.flatMap((key) => freshReading(snapshot, key, now) ?? []);
  if (keys.length === 0 || readings.length < keys.length) return [];
  const gaps = readings.flatMap(({ latest }) => gapsOf(latest, 'log'));
  const state = gaps.length === 0 ? 'whole' : gaps.length < readings.length ? 'partial' : 'failed';
  return [{ part: 'log', endpoint: ENDPOINTS.log, state, gaps, range: null }];
};

/** When the log was asked for all of these keys and answered; the earliest of the calls. */
const loggedAt = (snapshot: Snapshot, keys: readonly ApiKey[], now: number): number | null => {
  const readings = keys.flatMap((key) => freshReading(snapshot, key, now) ?? []);
  const answered = readings.filter(({ latest }) => latest.state === 'whole');
  return answered.length === keys.length ? Math.min(...answered.map(({ askedAt }) => askedAt)) : null;
};

/** What was asked for a verdict, in the order of asking. `history`: `null` where it was not. */
const observationsOf = ({ snapshot, history, keys, now }: Grounds): Observation[] => [
  observe('keys', snapshot.keys, null),
  observe('expired-keys', snapshot.expiredKeys, null),
  observe('members', snapshot.members, null),
  observe('usage', snapshot.usage, rangeOf(snapshot.usage)),
  observe('cost', snapshot.cost, rangeOf(snapshot.cost)),
  ...(history ? [observe('history', history, rangeOf(history))] : []),
  ...observeLog(snapshot, keys, now),
];

/** The moment from which a whole reading is not whole any more, by this machine's clock. */
const validUntil = (snapshot: Snapshot, now: number): number => {
  const offset = snapshot.clockOffset ?? 0;
  const nextDay = (Math.floor((now + offset) / DAY_MS) + 1) * DAY_MS - offset;
  // The limit itself is still fresh, so the first stale moment is one later.
  return Math.min(snapshot.takenAt + FRESH_FOR_MS + 1, nextDay);
};

interface Grounds {
  readonly snapshot: Snapshot;
  readonly picture: ProjectPicture;
  readonly history: Answer<DailySeries> | null;
  readonly window: DayRange;
  readonly now: number;
  /** The active keys that the verdict is about. */
  readonly keys: readonly ApiKey[];
}

/** The observations behind a verdict, and what they can't show. */
export const evidenceOf = (grounds: Grounds): Evidence => {
  const { snapshot, picture, history, window, now, keys } = grounds;
  const used = [snapshot.usage, ...(history ? [history] : [])].flatMap((answer) => rangeOf(answer)?.from ?? []);
  const usedFrom = used.reduce<string | null>((first, day) => (first === null ? day : earlierDay(first, day)), null);
  return {
    takenAt: snapshot.takenAt,
    judgedAt: now,
    validUntil: validUntil(snapshot, now),
    clockOffset: snapshot.clockOffset ?? null,
    window,
    observations: observationsOf(grounds),
    blindSpots: blindSpotsOf({ picture, keys, usedFrom, loggedAt: loggedAt(snapshot, keys, now) }),
  };
};
