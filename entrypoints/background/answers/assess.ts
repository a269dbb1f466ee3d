import type { Ledger } from '../../../utils/ledger/types';
import type { Assessment, AssessmentQuery } from '../../../utils/protocol/views/assessment';
import type { DayRange, Options, ProjectAnalysis } from '../../../utils/rules/analysis';
import type { Answer, OutOfReach } from '../../../utils/rules/answer';
import { isEnd, subjectOfKey } from '../../../utils/rules/events/subject';
import type { DailySeries, Snapshot } from '../../../utils/rules/snapshot';
import { judgeRemoval } from '../../../utils/rules/verdicts/judge-removal';
import { judgeRoleChange } from '../../../utils/rules/verdicts/judge-role-change';
import { judgeOneKey } from '../../../utils/rules/verdicts/key-verdict';
import { FRESH_FOR_MS } from '../../../utils/rules/verdicts/limits';
import { viewerMemberId } from '../../../utils/rules/verdicts/member-keys';
import type { RemovalVerdict } from '../../../utils/rules/verdicts/verdict';
import { toOptions } from '../../../utils/settings/repair';
import type { Settings } from '../../../utils/settings/schema';
import { assessKey, assessRemoval, assessRoleChange } from '../../../utils/wording/assess/assess';
import { assessGoneKey } from '../../../utils/wording/history/gone-key';
import { purposesOf, withPurposes } from '../../../utils/wording/notes/view';
import type { Translate } from '../../../utils/wording/translate';
import type { Analyses, CurrentAnalysis } from '../analyses';
import type { Histories } from '../histories';
import type { Refresh } from '../jobs/refresh';
import { type LogDeps, withLog } from './with-log';

/** While a verdict is shown, Deepgram is asked at most this often. */
const FRESH_MS = 60_000;

/** Of one key: more than happen to it in years. */
const MOST_EVENTS = 50;

export interface AssessDeps extends LogDeps {
  readonly ledger: Pick<Ledger, 'listEvents' | 'records'>;
  readonly analyses: Analyses;
  readonly refresh: Pick<Refresh, 'ifOlderThan'>;
  readonly histories: Histories;
  readonly outOfReach: (projectId: string) => Promise<OutOfReach | null>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly t: Translate;
}

type Year = Answer<DailySeries> | null;
interface Wanted {
  readonly historyWanted: { readonly keyIds: readonly string[]; readonly range: DayRange } | null;
  readonly logWanted: readonly string[] | null;
}

/** Judges by the reading alone, and again with the past year and the request log where nothing else is missing. */
const askingFurther = async <V extends Wanted>(
  drawn: CurrentAnalysis,
  judge: (snapshot: Snapshot, history: Year) => V | null,
  parts: AssessDeps,
): Promise<V | null> => {
  const first = judge(drawn.snapshot, null);
  if (!first?.historyWanted && !first?.logWanted) return first;
  const { projectId } = drawn.snapshot;
  const [history, { snapshot }] = await Promise.all([
    first.historyWanted ? parts.histories.get({ projectId, ...first.historyWanted }) : null,
    first.logWanted ? withLog(drawn, first.logWanted, parts) : drawn,
  ]);
  return judge(snapshot, history);
};

/** Who would be removed. For leaving it is the viewer, where the page doesn't say who is signed in. */
const memberOf = (query: Exclude<AssessmentQuery, { act: 'key' }>, snapshot: Snapshot): string | null =>
  query.memberId ?? viewerMemberId(snapshot);

/** What became of a key that is no longer listed; `null` where nothing is known of it. */
const goneKey = async (
  projectId: string,
  keyId: string,
  analysis: ProjectAnalysis,
  { ledger, now, t }: AssessDeps,
): Promise<Assessment | null> => {
  const stored = await ledger.listEvents(projectId, { subject: subjectOfKey(keyId), most: MOST_EVENTS });
  const end = stored.state === 'present' ? stored.events.findLast(({ change }) => isEnd(change)) : undefined;
  return end ? assessGoneKey(end, analysis, now(), t) : null;
};

/** Each key with the purpose that a person noted. */
const withNotes = async (assessment: Assessment, projectId: string, { ledger }: AssessDeps): Promise<Assessment> => {
  const notes = await ledger.records.list(projectId);
  const purposes = purposesOf(notes.state === 'present' ? notes.values : []);
  return { ...assessment, keys: withPurposes(assessment.keys, purposes) };
};

interface AssessedRemoval {
  readonly verdict: RemovalVerdict;
  readonly assessment: Assessment;
  /** What it was judged by. */
  readonly drawn: CurrentAnalysis;
}

interface Ground {
  readonly drawn: CurrentAnalysis;
  readonly options: Options;
  readonly paused: OutOfReach | null;
}

/** The project as read no longer ago than this; `null` where there is no reading. */
const groundOf = async (projectId: string, freshMs: number, parts: AssessDeps): Promise<Ground | null> => {
  await parts.refresh.ifOlderThan(projectId, freshMs);
  const settings = await parts.settings();
  const drawn = await parts.analyses.get(projectId, settings);
  // After the refresh and before the judgement, so that neither rests on what the other found.
  return drawn && { drawn, options: toOptions(settings), paused: await parts.outOfReach(projectId) };
};

const removalOf = async (
  { act, memberId }: { readonly act: 'remove' | 'leave'; readonly memberId: string },
  { drawn, ...ground }: Ground,
  parts: AssessDeps,
): Promise<AssessedRemoval | null> => {
  const { projectId } = drawn.snapshot;
  const judge = (seen: Snapshot, history: Year) =>
    judgeRemoval({ ...ground, snapshot: seen, memberId, history, now: parts.now() });
  const verdict = await askingFurther(drawn, judge, parts);
  if (!verdict) return null;
  const assessment = await withNotes(assessRemoval(verdict, act, drawn.analysis, parts.t), projectId, parts);
  return { verdict, assessment, drawn };
};

/** What would happen if a member were removed, with what that is told from; `null` where there is no reading. */
export const assessedRemoval = async (
  query: { readonly projectId: string; readonly act: 'remove'; readonly memberId: string },
  parts: AssessDeps,
): Promise<AssessedRemoval | null> => {
  const ground = await groundOf(query.projectId, FRESH_MS, parts);
  return ground && removalOf(query, ground, parts);
};

/**
 * What would happen, judged by a reading no older than a minute (of a role that is about to be given, by the stored
 * one), and never safe while none can be had; `null` where there is none, or nobody and nothing of that name in it.
 */
export const assess = async (query: AssessmentQuery, parts: AssessDeps): Promise<Assessment | null> => {
  const { now, t } = parts;
  const { projectId } = query;
  const ground = await groundOf(projectId, query.act === 'role' && query.asStored ? FRESH_FOR_MS : FRESH_MS, parts);
  if (!ground) return null;
  const { drawn, ...under } = ground;
  const { snapshot, analysis } = drawn;

  if (query.act === 'key') {
    const { keyId } = query;
    const judge = (seen: Snapshot, history: Year) =>
      judgeOneKey({ ...under, snapshot: seen, keyId, history, now: now() });
    const verdict = await askingFurther(drawn, judge, parts);
    return verdict ? assessKey(verdict, analysis, t) : goneKey(projectId, keyId, analysis, parts);
  }
  const memberId = memberOf(query, snapshot);
  if (memberId === null) return null;
  if (query.act === 'role') {
    const verdict = judgeRoleChange({ ...under, snapshot, memberId, toRole: query.role, now: now() });
    return assessRoleChange(verdict, analysis, t);
  }
  return (await removalOf({ act: query.act, memberId }, ground, parts))?.assessment ?? null;
};
