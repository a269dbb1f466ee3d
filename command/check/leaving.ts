import { readLastRequest } from '../../utils/deepgram/last-request';
import { readHistory } from '../../utils/deepgram/read-history';
import type { Client } from '../../utils/deepgram/types';
import type { Assessment } from '../../utils/protocol/views/assessment';
import type { ProjectAnalysis } from '../../utils/rules/analysis';
import { map, seenIn } from '../../utils/rules/answer';
import type { LogReading, Member, Snapshot } from '../../utils/rules/snapshot';
import { judgeRemoval } from '../../utils/rules/verdicts/judge-removal';
import type { RemovalVerdict } from '../../utils/rules/verdicts/verdict';
import { toOptions } from '../../utils/settings/repair';
import type { Settings } from '../../utils/settings/schema';
import { assessRemoval } from '../../utils/wording/assess/assess';
import type { Io } from '../io';

/** What becomes of one person's keys in one project if they leave. */
export interface Leaving {
  readonly memberId: string;
  readonly verdict: RemovalVerdict['state'];
  readonly words: Assessment;
}

const isAsked = ({ memberId, email }: Member, asked: string): boolean =>
  memberId === asked || email.trim().toLowerCase() === asked.trim().toLowerCase();

/** Who of those that were named is a member here. */
export const leaversIn = ({ members }: Snapshot, asked: readonly string[]): readonly Member[] =>
  seenIn(members).filter((member) => asked.some((each) => isAsked(member, each)));

/** Those that no project shows: of them nothing can be told, least of all that it is safe. */
export const unseenLeavers = (asked: readonly string[], snapshots: readonly Snapshot[]): readonly string[] =>
  asked.filter((each) => !snapshots.some(({ members }) => seenIn(members).some((member) => isAsked(member, each))));

const readLog = async (client: Client, projectId: string, keyIds: readonly string[], now: () => number) => {
  const read = async (keyId: string): Promise<readonly [string, LogReading]> => {
    const askedAt = now();
    const answer = await readLastRequest(client, { projectId, keyId });
    const latest = map(answer, (request) => request?.created ?? null);
    return [keyId, { askedAt, latest, seen: latest.state === 'failed' ? null : latest.value }];
  };
  return Object.fromEntries(await Promise.all(keyIds.map(read)));
};

interface Project {
  readonly snapshot: Snapshot;
  readonly client: Client;
  readonly analysis: ProjectAnalysis;
}

/** Judges by the reading alone, and again with the past year and the request log where nothing else is missing. */
export const judgeLeaving = async (
  { memberId }: Member,
  { snapshot, client, analysis }: Project,
  settings: Settings,
  { now, t }: Io,
): Promise<Leaving> => {
  const question = { options: toOptions(settings), memberId, paused: null };
  const first = judgeRemoval({ ...question, snapshot, history: null, now: now() });
  const { historyWanted, logWanted } = first;
  const { projectId } = snapshot;
  const [history, log] = await Promise.all([
    historyWanted ? readHistory(client, { projectId, ...historyWanted }) : null,
    logWanted ? readLog(client, projectId, logWanted, now) : null,
  ]);
  const seen = log ? { ...snapshot, log } : snapshot;
  const verdict = history || log ? judgeRemoval({ ...question, snapshot: seen, history, now: now() }) : first;
  return { memberId, verdict: verdict.state, words: assessRemoval(verdict, 'remove', analysis, t) };
};
