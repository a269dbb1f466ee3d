import type { Ledger } from '../../../utils/ledger/types';
import type { Query } from '../../../utils/protocol/declarations';
import type { JudgedPlan, PlanSaved, PlanView } from '../../../utils/protocol/views/plan';
import { map } from '../../../utils/rules/answer';
import { windowAt } from '../../../utils/rules/days';
import type { Change, Told } from '../../../utils/rules/events/event';
import { isEnd } from '../../../utils/rules/events/subject';
import { changeFields } from '../../../utils/rules/notes/merge';
import { arePlanChanges } from '../../../utils/rules/plans/record';
import { countUp } from '../../../utils/storage/revision';
import { cleanSignature } from '../../../utils/wording/notes/clean';
import { cleanPlanChanges } from '../../../utils/wording/plans/clean';
import { type AssessDeps, assessedRemoval } from './assess';
import { compareCopy, momentIn, type NoteDeps } from './notes';

export interface PlanDeps extends AssessDeps, Omit<NoteDeps, 'ledger' | 'refresh'> {
  readonly ledger: AssessDeps['ledger'] & NoteDeps['ledger'] & Pick<Ledger, 'plans' | 'readDays'>;
  readonly refresh: AssessDeps['refresh'] & NoteDeps['refresh'];
}

/** Keys of one member that ended, and members who left: more than a plan has room for. */
const MOST_EVENTS = 100;
/** As far back as a plan may have been begun. */
const MOST_DAYS = 100;

const told = async (projectId: string, keep: (change: Change) => boolean, { ledger }: PlanDeps): Promise<Told[]> => {
  const stored = await ledger.listEvents(projectId, { keep, most: MOST_EVENTS });
  return stored.state === 'present' ? stored.events.map(({ change, from, to }) => ({ change, from, to })) : [];
};

const judgedFor = async (projectId: string, memberId: string, parts: PlanDeps): Promise<JudgedPlan | null> => {
  const found = await assessedRemoval({ projectId, act: 'remove', memberId }, parts);
  if (!found) return null;
  const { verdict, assessment, drawn } = found;
  const { analysis } = drawn;
  const [notes, days, ended] = await Promise.all([
    parts.ledger.records.list(projectId),
    parts.ledger.readDays(projectId, windowAt(analysis.window.to, MOST_DAYS)),
    told(projectId, (change) => isEnd(change) && change.key.creator.memberId === memberId, parts),
  ]);
  return {
    ...{ assessment, verdict, ended },
    notes: notes.state === 'present' ? notes.values : [],
    keys: map(analysis.keys, (all) => all.map(({ key }) => key)),
    days: days.state === 'present' ? days.days : null,
    serviceAccounts: (await parts.settings()).serviceAccounts,
  };
};

/** The plans of a project, and what is known for one of them; `null` where it isn't connected. */
export const planOf = async ({ projectId, memberId }: Query<'getPlan'>, parts: PlanDeps): Promise<PlanView | null> => {
  await compareCopy(parts);
  if ((await parts.ledger.projects.read(projectId)).state === 'absent') return null;
  const judged = memberId === null ? null : await judgedFor(projectId, memberId, parts);
  const stored = await parts.ledger.plans.list(projectId);
  const left = await told(projectId, ({ name }) => name === 'member.left', parts);
  return {
    plans: stored.state === 'present' ? stored.values : [],
    damaged: stored.state === 'present' ? stored.damaged.length : 0,
    problem: stored.state === 'present' ? null : stored.problem,
    left: left.flatMap(({ change }) => (change.name === 'member.left' ? [change.member] : [])).reverse(),
    judged,
  };
};

/**
 * Stores what a person changed of a plan. What they didn't touch stays as it is by now, also where another page changed
 * it. Rejects what is no part of a plan.
 */
export const savePlan = async (query: Query<'savePlan'>, parts: PlanDeps): Promise<PlanSaved> => {
  const { projectId, memberId, purpose } = query;
  const changes = cleanPlanChanges(query.changes);
  if (!arePlanChanges(changes)) throw new RangeError('no part of a plan');
  const by = cleanSignature((await parts.settings()).signature);
  const now = await momentIn(projectId, parts);
  const written = await parts.ledger.plans.change([projectId, memberId, purpose], (before) => {
    const fields = changeFields(before?.fields ?? {}, changes, { now, by });
    return before && fields === before.fields ? before : { memberId, purpose, fields };
  });
  if (!written.ok) return { problem: written.problem, copyProblem: null };
  await countUp(projectId);
  return { problem: null, copyProblem: written.copyProblem ?? null };
};
