import type { ProjectAnalysis } from './analysis';
import {
  type Answer,
  alsoMissing,
  failed,
  type Gap,
  gapsOf,
  map,
  missingFrom,
  type Part,
  seenIn,
  withGaps,
} from './answer';
import { CONCERN_KINDS } from './concerns';
import type { Finding, FindingReport, Severity } from './findings/finding';
import { isConcern } from './findings/kinds';
import type { DailySeries, Snapshot } from './snapshot';
import type { AttentionItem, ProjectSummary } from './summary';
import { addUse, busiestFirst, seenUse } from './use/key-use';
import { figuresOf, readingDay, windowOf } from './use/series';

/** Days of the summary's figures, whatever the window is. */
const SUMMARY_DAYS = 7;
const MOST_LISTED = 50;

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
const requestsIn = (analysis: ProjectAnalysis, { usage, ...snapshot }: Snapshot) => {
  const sums = withOwnGaps(map(usage, (series) => lastDays(series, readingDay(snapshot))));
  if (sums.state === 'failed' || sums.value.total > 0) return sums;
  const everything = [...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)].map(seenUse);
  const isUsed = addUse([...everything, ...seenIn(analysis.unmatched).map(({ use }) => use)]).used;
  const nothing = analysis.useGaps.filter(({ reason }) => reason === 'no-use-at-all');
  return alsoMissing(sums, isUsed ? [{ reason: 'use-uncounted' }] : nothing);
};

/** Active keys made by a person; as whole as the keys and the members are. */
const countOnPeople = (analysis: ProjectAnalysis, snapshot: Snapshot): Answer<number> => {
  if (snapshot.members.state === 'failed') return failed(snapshot.members.fault);
  const count = map(
    analysis.keys,
    (keys) => keys.filter(({ creator }) => creator.state === 'member' && !creator.serviceAccount).length,
  );
  return alsoMissing(count, missingFrom(snapshot.members));
};

type Judged = Pick<FindingReport, 'open' | 'undecided'>;

/** While something could not be judged, there may be more than were counted. */
const countsOf = ({ open, undecided }: Judged): Answer<Record<Severity, number>> => {
  const counts = { high: 0, medium: 0, low: 0 };
  for (const { severity } of open) counts[severity] += 1;
  return withGaps(counts, [...new Set(undecided.flatMap(({ gaps }) => gaps))]);
};

const risksIn = (open: readonly Finding[]): ProjectSummary['atRisk'] =>
  CONCERN_KINDS.flatMap((kind) => {
    const count = open.filter(({ facts }) => facts.kind === kind).length;
    return count > 0 ? [{ kind, count }] : [];
  });

/** What asks for an act soon; what waits for somebody to leave is true of nearly every key, and would bury it. */
const attentionIn = (open: readonly Finding[], analysis: ProjectAnalysis): AttentionItem[] => {
  const listed = [...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)];
  const keys = new Map(listed.map((key) => [key.key.keyId, key]));
  return open
    .flatMap(({ id, severity, subject, facts }) => {
      const key = subject.type === 'key' ? keys.get(subject.keyId) : undefined;
      return key && severity === 'high' && isConcern(facts) ? [{ id, key, concern: facts }] : [];
    })
    .sort(
      (a, b) =>
        CONCERN_KINDS.indexOf(a.concern.kind) - CONCERN_KINDS.indexOf(b.concern.kind) ||
        busiestFirst(seenUse(a.key), seenUse(b.key)),
    )
    .map(({ id, key: { key }, concern }) => ({ findingId: id, keyId: key.keyId, comment: key.comment, concern }));
};

/** A project in one look, from a snapshot, its analysis, and what the review finds in them. */
export const summarise = (analysis: ProjectAnalysis, snapshot: Snapshot, report: Judged): ProjectSummary => {
  const attention = attentionIn(report.open, analysis);
  const readOn = readingDay(snapshot);
  return {
    projectId: analysis.projectId,
    projectName: analysis.projectName,
    takenAt: analysis.takenAt,
    gaps: [...PARTS.flatMap(([part, answerOf]) => gapsOf(answerOf(snapshot), part)), ...analysis.useGaps],
    members: map(analysis.members, (members) => members.length),
    activeKeys: map(analysis.keys, (list) => list.length),
    keysOnPeople: countOnPeople(analysis, snapshot),
    findings: countsOf(report),
    atRisk: risksIn(report.open),
    requests: map(requestsIn(analysis, snapshot), ({ total, perDay, range }) => ({ total, perDay, range })),
    cost: map(withOwnGaps(map(snapshot.cost, (series) => lastDays(series, readOn))), ({ total }) => total),
    attention: attention.slice(0, MOST_LISTED),
    attentionTotal: attention.length,
  };
};
