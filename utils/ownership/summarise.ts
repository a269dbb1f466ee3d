import { type Answer, alsoMissing, failed, type Gap, gapsOf, map, type Part, seenIn } from './answer';
import { CONCERN_KINDS } from './findings/kinds';
import type { ConcernKind, KeyPicture, ProjectPicture } from './picture';
import type { DailySeries, Snapshot } from './snapshot';
import type { ProjectSummary } from './summary';
import { addUse, busiestFirst, seenUse } from './use/key-use';
import { figuresOf, readingDay, windowOf } from './use/series';

/** Days of the summary's figures, whatever the window is. */
const SUMMARY_DAYS = 7;
const MOST_LISTED = 50;

/**
 * What asks for an act by someone soon. That a busy key rests on a person is counted on its own (`keysOnPeople`): in most
 * projects it is true of nearly every key, and would bury these.
 */
const ATTENTION: ReadonlySet<ConcernKind> = new Set(['creator-left', 'expired', 'role-capped', 'expires-soon']);

const PARTS: readonly (readonly [Part, (snapshot: Snapshot) => Answer<unknown>])[] = [
  ['keys', (s) => s.keys],
  ['expired-keys', (s) => s.expiredKeys],
  ['members', (s) => s.members],
  ['invites', (s) => s.invites],
  ['cost', (s) => s.cost],
];

/** The last days of a series summed over all accessors, those without one included. */
const lastDays = (series: DailySeries, readOn: string) => {
  const { window, start, end, gaps } = windowOf(series, SUMMARY_DAYS, readOn);
  const perDay = Array.from({ length: Math.max(0, end - start) }, (_, i) => series.unattributed[start + i] ?? 0);
  for (const accessor of Object.keys(series.byAccessor)) {
    const figures = figuresOf(series, accessor);
    for (let i = 0; i < perDay.length; i++) perDay[i] = (perDay[i] ?? 0) + (figures[start + i] ?? 0);
  }
  return { perDay, total: perDay.reduce((sum, figure) => sum + figure, 0), range: window, gaps };
};

const withOwnGaps = <T extends { gaps: readonly Gap[] }>(answer: Answer<T>): Answer<T> =>
  answer.state === 'failed' ? answer : alsoMissing(answer, answer.value.gaps);

/** A sum of requests is all that there was only where nothing was used beside them, and some use is seen at all. */
const requestsIn = (picture: ProjectPicture, { usage, ...snapshot }: Snapshot) => {
  const sums = withOwnGaps(map(usage, (series) => lastDays(series, readingDay(snapshot))));
  if (sums.state === 'failed' || sums.value.total > 0) return sums;
  const everything = [...seenIn(picture.keys), ...seenIn(picture.expiredKeys)].map(seenUse);
  const isUsed = addUse([...everything, ...seenIn(picture.unmatched).map(({ use }) => use)]).used;
  const nothing = picture.useGaps.filter(({ reason }) => reason === 'no-use-at-all');
  return alsoMissing(sums, isUsed ? [{ reason: 'use-uncounted' }] : nothing);
};

/** Active keys made by a person; as whole as the keys and the members are. */
const countOnPeople = (picture: ProjectPicture, snapshot: Snapshot): Answer<number> => {
  if (snapshot.members.state === 'failed') return failed(snapshot.members.fault);
  const count = map(
    picture.keys,
    (keys) => keys.filter(({ creator }) => creator.state === 'member' && !creator.serviceAccount).length,
  );
  return alsoMissing(count, gapsOf(snapshot.members, 'members'));
};

const attentionIn = (keys: readonly KeyPicture[]) =>
  keys
    .flatMap((key) => {
      const concern = key.concerns.find(({ kind }) => ATTENTION.has(kind));
      return concern ? [{ key, concern, severity: CONCERN_KINDS.indexOf(concern.kind) }] : [];
    })
    .sort((a, b) => a.severity - b.severity || busiestFirst(seenUse(a.key), seenUse(b.key)));

/** A project in one look, from a snapshot and the picture drawn from it. */
export const summarise = (picture: ProjectPicture, snapshot: Snapshot): ProjectSummary => {
  const keys = seenIn(picture.keys);
  const counts = new Map<ConcernKind, number>();
  for (const { concerns } of keys) for (const { kind } of concerns) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const attention = attentionIn(keys);
  const readOn = readingDay(snapshot);
  return {
    projectId: picture.projectId,
    projectName: picture.projectName,
    takenAt: picture.takenAt,
    gaps: [...PARTS.flatMap(([part, answerOf]) => gapsOf(answerOf(snapshot), part)), ...picture.useGaps],
    members: map(picture.members, (members) => members.length),
    activeKeys: map(picture.keys, (list) => list.length),
    keysOnPeople: countOnPeople(picture, snapshot),
    atRisk: CONCERN_KINDS.flatMap((kind) => {
      const count = counts.get(kind) ?? 0;
      return count > 0 ? [{ kind, count }] : [];
    }),
    requests: map(requestsIn(picture, snapshot), ({ total, perDay, range }) => ({ total, perDay, range })),
    cost: map(withOwnGaps(map(snapshot.cost, (series) => lastDays(series, readOn))), ({ total }) => total),
    attention: attention.slice(0, MOST_LISTED).map(({ key, concern }) => ({
      keyId: key.key.keyId,
      comment: key.key.comment,
      concern,
    })),
    attentionTotal: attention.length,
    needAttention: alsoMissing(
      map(picture.keys, () => attention.length),
      gapsOf(snapshot.members, 'members'),
    ),
  };
};
