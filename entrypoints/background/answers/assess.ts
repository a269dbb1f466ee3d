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

/**
 * What would happen, judged by a reading no older than a minute (of a role that is about to be given, by the stored
 * one), and never safe while none can be had; `null` where there is none, or nobody and nothing of that name in it.
 */
export const assess = async (query: AssessmentQuery, parts: AssessDeps): Promise<Assessment | null> => {
  const { analyses, refresh, now, t } = parts;
  const { projectId } = query;
  await refresh.ifOlderThan(projectId, query.act === 'role' && query.asStored ? FRESH_FOR_MS : FRESH_MS);
  const settings = await parts.settings();
  const drawn = await analyses.get(projectId, settings);
  if (!drawn) return null;
  const { snapshot, analysis } = drawn;
  const options: Options = toOptions(settings);
  // After the refresh and before the judgement, so that neither rests on what the other found.
  const paused = await parts.outOfReach(projectId);
  const ground = { options, paused };

  if (query.act === 'key') {
    const { keyId } = query;
    const judge = (seen: Snapshot, history: Year) =>
      judgeOneKey({ ...ground, snapshot: seen, keyId, history, now: now() });
    const verdict = await askingFurther(drawn, judge, parts);
    return verdict ? assessKey(verdict, analysis, t) : goneKey(projectId, keyId, analysis, parts);
  }
  const memberId = memberOf(query, snapshot);
  if (memberId === null) return null;
  if (query.act === 'role') {
    const verdict = judgeRoleChange({ ...ground, snapshot, memberId, toRole: query.role, now: now() });
    return assessRoleChange(verdict, analysis, t);
  }
  const judge = (seen: Snapshot, history: Year) =>
    judgeRemoval({ ...ground, snapshot: seen, memberId, history, now: now() });
  const verdict = await askingFurther(drawn, judge, parts);
  return verdict && withNotes(assessRemoval(verdict, query.act, analysis, t), projectId, parts);
};
