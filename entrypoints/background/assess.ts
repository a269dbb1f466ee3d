import type { Assessment, AssessmentQuery } from '../../utils/assessment';
import type { Answer, Paused } from '../../utils/ownership/answer';
import type { DayRange, Options } from '../../utils/ownership/picture';
import type { DailySeries, Snapshot } from '../../utils/ownership/snapshot';
import { judgeOneKey } from '../../utils/ownership/verdicts/judge-one-key';
import { judgeRemoval } from '../../utils/ownership/verdicts/judge-removal';
import { judgeRoleChange } from '../../utils/ownership/verdicts/judge-role-change';
import { viewerMemberId } from '../../utils/ownership/verdicts/theirs';
import { toOptions } from '../../utils/settings/repair';
import type { Settings } from '../../utils/settings/schema';
import { assessKey, assessRemoval, assessRoleChange } from '../../utils/wording/assess/assess';
import type { Translate } from '../../utils/wording/translate';
import type { Histories } from './histories';
import type { Pictures } from './pictures';
import type { Refresh } from './refresh';

/** While somebody looks at a verdict, Deepgram is asked at most so often. */
const FRESH_MS = 60_000;

export interface AssessParts {
  readonly pictures: Pictures;
  readonly refresh: Pick<Refresh, 'ifOlderThan'>;
  readonly histories: Histories;
  readonly paused: (projectId: string) => Promise<Paused | null>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly t: Translate;
}

type Year = Answer<DailySeries> | null;
type Wanted = { readonly historyWanted: { readonly keyIds: readonly string[]; readonly range: DayRange } | null };

/** Judges by the reading alone, and again with the past year where that is all that is missing. */
const withYear = async <V extends Wanted>(
  projectId: string,
  judge: (history: Year) => V | null,
  histories: Histories,
): Promise<V | null> => {
  const first = judge(null);
  if (!first?.historyWanted) return first;
  return judge(await histories.get({ projectId, ...first.historyWanted }));
};

/** Whom a removal is about: whoever leaves is the viewer, where the page doesn't say who is signed in. */
const memberOf = (query: Exclude<AssessmentQuery, { act: 'key' }>, snapshot: Snapshot): string | null =>
  query.memberId ?? viewerMemberId(snapshot);

/**
 * What would happen, judged by a reading no older than a minute, and never safe while none can be had; `null` where there is none, or nobody and nothing of that
 * name in it.
 */
export const assess = async (query: AssessmentQuery, parts: AssessParts): Promise<Assessment | null> => {
  const { pictures, refresh, histories, now, t } = parts;
  const { projectId } = query;
  await refresh.ifOlderThan(projectId, FRESH_MS);
  const settings = await parts.settings();
  const drawn = await pictures.get(projectId, settings);
  if (!drawn) return null;
  const { snapshot, picture } = drawn;
  const options: Options = toOptions(settings);
  // After the refresh and before the judgement, so that neither rests on what the other found.
  const paused = await parts.paused(projectId);
  const ground = { snapshot, options, paused };

  if (query.act === 'key') {
    const { keyId } = query;
    const judge = (history: Year) => judgeOneKey({ ...ground, keyId, history, now: now() });
    const verdict = await withYear(projectId, judge, histories);
    return verdict && assessKey(verdict, picture, t);
  }
  const memberId = memberOf(query, snapshot);
  if (memberId === null) return null;
  if (query.act === 'role') {
    const verdict = judgeRoleChange({ ...ground, memberId, toRole: query.role, now: now() });
    return assessRoleChange(verdict, picture, t);
  }
  const judge = (history: Year) => judgeRemoval({ ...ground, memberId, history, now: now() });
  const verdict = await withYear(projectId, judge, histories);
  return verdict && assessRemoval(verdict, query.act, picture, t);
};
