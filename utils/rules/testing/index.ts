import * as fc from 'fast-check';
import type { Options } from '../analysis';
import type { Answer, Fault, Gap } from '../answer';
import { failed, seenIn, whole, withGaps } from '../answer';
import { addDays, daysBetween } from '../days';
import type { ApiKey, DailySeries, LogReading, Member, Snapshot } from '../snapshot';
import { usedDays } from '../use/series';

/** Noon of the day that examples take place on. */
export const NOW = Date.parse('2026-11-21T12:00:00Z');
export const TODAY = '2026-11-21';

export const OPTIONS: Options = {
  windowDays: 7,
  serviceAccounts: ['*-bot@northwind.example'],
  unusedAfterDays: 90,
  expiresWithinDays: 14,
};

export const FAULT: Fault = { kind: 'forbidden', endpoint: 'GET /v1/example', status: 403, missingScope: 'usage:read' };
export const OWN_KEYS_ONLY: Gap = { reason: 'own-keys-only', missingScopes: ['members:read', 'admins:read'] };

export const aMember = (memberId: string, role = 'member', more: Partial<Member> = {}): Member => ({
  memberId,
  email: `${memberId}@northwind.example`,
  scopes: [role],
  ...more,
});

export const aKey = (keyId: string, creatorId: string, more: Partial<ApiKey> = {}): ApiKey => ({
  keyId,
  comment: `key ${keyId}`,
  scopes: ['member'],
  tags: [],
  created: '2026-01-05T08:00:00.123456Z',
  creator: { memberId: creatorId, email: `${creatorId}@northwind.example` },
  ...more,
});

/** Figures by accessor, each given as `{ day: figure }`; 91 days to today unless told. */
export const aSeries = (
  figures: Record<string, Record<string, number>> = {},
  range: { from?: string; to?: string } = {},
): DailySeries => {
  const { from = addDays(TODAY, -90), to = TODAY } = range;
  const length = daysBetween(from, to) + 1;
  const perDay = (byDay: Record<string, number>) => Array.from({ length }, (_, i) => byDay[addDays(from, i)] ?? 0);
  const byAccessor = Object.fromEntries(Object.entries(figures).map(([id, byDay]) => [id, perDay(byDay)]));
  return { from, to, byAccessor, unattributed: [] };
};

/** The request log as asked for one key: its latest request, of that day; `null`: it holds none. */
export const aLogReading = (day: string | null, askedAt = NOW): LogReading => {
  const time = day === null ? null : `${day}T10:00:00.000001Z`;
  return { askedAt, latest: whole(time), seen: time };
};

/** The log as it is where nothing contradicts: asked for every key just now, and telling what the usage tells. */
const logLike = ({ keys, usage, takenAt }: Pick<Snapshot, 'keys' | 'usage' | 'takenAt'>): Snapshot['log'] => {
  const lastDay = (keyId: string): string | null => {
    const last = usage.state === 'failed' ? undefined : usedDays(usage.value, keyId).at(-1);
    return last === undefined || usage.state === 'failed' ? null : addDays(usage.value.from, last);
  };
  return Object.fromEntries(seenIn(keys).map(({ keyId }) => [keyId, aLogReading(lastDay(keyId), takenAt)]));
};

export const aSnapshot = (parts: Partial<Snapshot> = {}): Snapshot => {
  const read: Snapshot = {
    projectId: 'p1',
    projectName: 'Voice Platform',
    takenAt: NOW,
    viewer: {},
    keys: whole([]),
    expiredKeys: whole([]),
    members: whole([]),
    invites: whole([]),
    usage: whole(aSeries()),
    cost: whole(aSeries()),
    ...parts,
  };
  const log = logLike(read);
  return { ...(log && { log }), ...read };
};

// Arbitrary worlds: few people and keys, so that they meet often.
const PEOPLE = ['m1', 'm2', 'm3', 'ci-bot', '__proto__', 'constructor'];
const KEYS = ['k1', 'k2', 'k3', 'k4', 'k5', 'constructor', 'hasOwnProperty'];
const SCOPES = ['owner', 'admin', 'member', 'usage:write', 'billing:read', 'keys:write', 'owners:write', 'agent:write'];

const dayNear = (days: { min: number; max: number }) => fc.integer(days).map((offset) => addDays(TODAY, offset));
const timeNear = (days: { min: number; max: number }) =>
  fc.oneof(
    { weight: 9, arbitrary: dayNear(days).map((day) => `${day}T10:00:00.000001Z`) },
    { weight: 1, arbitrary: fc.constantFrom('', 'soon', '2026-02-30T99:00:00Z') },
  );

const faultArb: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom(
    ...(['unauthorized', 'forbidden', 'rate-limited', 'server', 'timeout', 'offline', 'unreadable'] as const),
    ...(['locked', 'session-ended', 'session-closed', 'session-updated'] as const),
  ),
  endpoint: fc.constant('GET /v1/example'),
});
const gapArb: fc.Arbitrary<Gap> = fc.oneof(
  fc.constant(OWN_KEYS_ONLY),
  fc.record({
    reason: fc.constant('rows-unreadable' as const),
    count: fc.integer({ min: 1, max: 9 }),
    path: fc.string(),
  }),
);

const answerArb = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Answer<T>> =>
  fc.oneof(
    { weight: 4, arbitrary: value.map(whole) },
    { weight: 2, arbitrary: fc.tuple(value, gapArb).map(([v, gap]) => withGaps(v, [gap])) },
    { weight: 1, arbitrary: faultArb.map(failed) },
  );

const scopesArb = fc.uniqueArray(fc.constantFrom(...SCOPES), { maxLength: 3 });
const membersArb = fc
  .uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 5 })
  .chain((ids) => fc.tuple(...ids.map((id) => scopesArb.map((scopes) => aMember(id, 'member', { scopes })))));
const keyArb = (id: string) =>
  fc
    .tuple(
      fc.constantFrom(...PEOPLE),
      scopesArb,
      timeNear({ min: -400, max: 0 }),
      fc.option(timeNear({ min: -20, max: 60 }), { nil: undefined }),
    )
    .map(([creator, scopes, created, expires]) =>
      aKey(id, creator, { scopes, created, ...(expires !== undefined && { expires }) }),
    );
const keysArb = fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 6 }).chain((ids) => fc.tuple(...ids.map(keyArb)));

const seriesArb: fc.Arbitrary<DailySeries> = fc.integer({ min: 0, max: 120 }).chain((back) => {
  const figures = fc.oneof(
    fc.constant(Array.from({ length: back + 1 }, () => 0)),
    fc.array(fc.nat({ max: 3 }), { minLength: back + 1, maxLength: back + 1 }),
  );
  return fc
    .tuple(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS, 'gone-1', 'gone-2'), figures), { selector: ([id]) => id }),
      figures,
      fc.constantFrom(0, 0, 0, 0, 1, -1, -3),
    )
    .map(([rows, unattributed, age]) => {
      const to = addDays(TODAY, age);
      return { from: addDays(to, -back), to, byAccessor: Object.fromEntries(rows), unattributed };
    });
});

export const optionsArb: fc.Arbitrary<Options> = fc.record({
  windowDays: fc.integer({ min: 7, max: 90 }),
  serviceAccounts: fc.subarray(['*-bot@northwind.example', 'm1@*', 'CI-BOT@northwind.example']),
  unusedAfterDays: fc.integer({ min: 7, max: 365 }),
  expiresWithinDays: fc.integer({ min: 1, max: 90 }),
});

/** Any snapshot, each part whole, partial or failed on its own. */
export const snapshotArb: fc.Arbitrary<Snapshot> = fc
  .record({
    keys: answerArb<readonly ApiKey[]>(keysArb),
    expiredKeys: answerArb<readonly ApiKey[]>(keysArb),
    members: answerArb<readonly Member[]>(membersArb),
    usage: answerArb(seriesArb),
    cost: answerArb(seriesArb),
    viewer: fc.constantFrom({}, { keyId: 'k1' }),
    clockOffset: fc.constantFrom(-86_400_000, 0, 3_600_000),
  })
  .map((parts) => aSnapshot(parts));
