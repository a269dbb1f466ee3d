import type { Ledger } from '../../../utils/ledger/types';
import type { Assessment, AssessmentQuery } from '../../../utils/protocol/views/assessment';
import type { DayRange, Options, ProjectAnalysis } from '../../../utils/rules/analysis';
import type { Answer, OutOfReach } from '../../../utils/rules/answer';
import { isEnd, subjectOfKey } from '../../../utils/rules/events/subject';
import type { EvidenceQuestion, EvidenceVerdict } from '../../../utils/rules/evidence-file/question';
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

/** A verdict, and what it was judged by. */
interface Judged<V> {
  readonly verdict: V | null;
  readonly snapshot: Snapshot;
  readonly history: Year;
}

/** Judges by the reading alone, and again with the past year and the request log where nothing else is missing. */
const askingFurther = async <V extends Wanted>(
  drawn: CurrentAnalysis,
  judge: (snapshot: Snapshot, history: Year) => V | null,
  parts: AssessDeps,
): Promise<Judged<V>> => {
  const first = judge(drawn.snapshot, null);
  if (!first?.historyWanted && !first?.logWanted) return { verdict: first, snapshot: drawn.snapshot, history: null };
  const { projectId } = drawn.snapshot;
  const [history, { snapshot }] = await Promise.all([
    first.historyWanted ? parts.histories.get({ projectId, ...first.historyWanted }) : null,
    first.logWanted ? withLog(drawn, first.logWanted, parts) : drawn,
  ]);
  return { verdict: judge(snapshot, history), snapshot, history };
};

export type MemberQuery = Exclude<AssessmentQuery, { act: 'key' }>;

/** Who would be removed. For leaving it is the viewer, where the page doesn't say who is signed in. */
const memberOf = (query: MemberQuery, snapshot: Snapshot): string | null => query.memberId ?? viewerMemberId(snapshot);

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

interface Ground {
  readonly drawn: CurrentAnalysis;
  readonly options: Options;
  readonly paused: OutOfReach | null;
}

/**
 * What a verdict is judged by: a reading no older than a minute; of a role that is about to be given, the stored one.
 * `null` where there is none.
 */
const groundFor = async (query: AssessmentQuery, parts: AssessDeps): Promise<Ground | null> => {
  const { projectId } = query;
  await parts.refresh.ifOlderThan(projectId, query.act === 'role' && query.asStored ? FRESH_FOR_MS : FRESH_MS);
  const settings = await parts.settings();
  const drawn = await parts.analyses.get(projectId, settings);
  // After the refresh and before the judgement, so that neither rests on what the other found.
  return drawn && { drawn, options: toOptions(settings), paused: await parts.outOfReach(projectId) };
};

interface JudgedMember extends Pick<CurrentAnalysis, 'analysis'> {
  readonly question: EvidenceQuestion;
  readonly verdict: EvidenceVerdict;
}

const judgedBy = async (
  query: MemberQuery,
  { drawn, options, paused }: Ground,
  parts: AssessDeps,
): Promise<JudgedMember | null> => {
  const { snapshot, analysis } = drawn;
  const memberId = memberOf(query, snapshot);
  if (memberId === null) return null;
  const asked = { options, paused, memberId };
  if (query.act === 'role') {
    const question = { about: 'role', ...asked, snapshot, toRole: query.role, now: parts.now() } as const;
    return { question, verdict: judgeRoleChange(question), analysis };
  }
  const { act } = query;
  const questionOn = (seen: Snapshot, history: Year) =>
    ({ about: 'removal', act, ...asked, snapshot: seen, history, now: parts.now() }) as const;
  const judged = await askingFurther(drawn, (...seen) => judgeRemoval(questionOn(...seen)), parts);
  if (!judged.verdict) return null;
  return { question: questionOn(judged.snapshot, judged.history), verdict: judged.verdict, analysis };
};

/** What would happen to or by a member, with all that it was judged by; `null` where there is nothing to judge. */
export const judgeMember = async (query: MemberQuery, parts: AssessDeps): Promise<JudgedMember | null> => {
  const ground = await groundFor(query, parts);
  return ground && judgedBy(query, ground, parts);
};

const removalWords = (
  act: 'remove' | 'leave',
  { verdict, analysis }: Pick<CurrentAnalysis, 'analysis'> & { readonly verdict: RemovalVerdict },
  projectId: string,
  parts: AssessDeps,
): Promise<Assessment> => withNotes(assessRemoval(verdict, act, analysis, parts.t), projectId, parts);

interface AssessedRemoval {
  readonly verdict: RemovalVerdict;
  readonly assessment: Assessment;
  /** What it was judged by. */
  readonly drawn: CurrentAnalysis;
}

/** What would happen if a member were removed, with what that is told from; `null` where there is no reading. */
export const assessedRemoval = async (
  query: { readonly projectId: string; readonly act: 'remove'; readonly memberId: string },
  parts: AssessDeps,
): Promise<AssessedRemoval | null> => {
  const ground = await groundFor(query, parts);
  const judged = ground && (await judgedBy(query, ground, parts));
  if (!judged || 'toRole' in judged.verdict) return null;
  const { verdict, analysis } = judged;
  const assessment = await removalWords('remove', { verdict, analysis }, query.projectId, parts);
  return { verdict, assessment, drawn: ground.drawn };
};

const assessOneKey = async (
  { projectId, keyId }: Extract<AssessmentQuery, { act: 'key' }>,
  { drawn, ...ground }: Ground,
  parts: AssessDeps,
): Promise<Assessment | null> => {
  const judge = (snapshot: Snapshot, history: Year) =>
    judgeOneKey({ ...ground, snapshot, keyId, history, now: parts.now() });
  const { verdict } = await askingFurther(drawn, judge, parts);
  const { analysis } = drawn;
  return verdict ? assessKey(verdict, analysis, parts.t) : goneKey(projectId, keyId, analysis, parts);
};

/**
 * What would happen, judged by a reading no older than a minute (of a role that is about to be given, by the stored
 * one), and never safe while none can be had; `null` where there is none, or nobody and nothing of that name in it.
 */
export const assess = async (query: AssessmentQuery, parts: AssessDeps): Promise<Assessment | null> => {
  const ground = await groundFor(query, parts);
  if (!ground) return null;
  if (query.act === 'key') return assessOneKey(query, ground, parts);
  const judged = await judgedBy(query, ground, parts);
  if (!judged) return null;
  const { verdict, analysis } = judged;
  if ('toRole' in verdict) return assessRoleChange(verdict, analysis, parts.t);
  return removalWords(query.act === 'leave' ? 'leave' : 'remove', { verdict, analysis }, query.projectId, parts);
};
