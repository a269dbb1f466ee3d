import { i18n } from '#i18n';
import { Notice } from '../../../components/ui/notice';
import { StorageNotice } from '../../../components/ui/storage-notice';
import type { JudgedPlan, PlanView } from '../../../utils/protocol/views/plan';
import { daysBetween } from '../../../utils/rules/days';
import { planStateOf } from '../../../utils/rules/plans/plan-state';
import { isOpen, type PlanRecord, planned } from '../../../utils/rules/plans/record';
import { createServiceAccountTest } from '../../../utils/rules/service-accounts';
import { formatsOf } from '../../../utils/wording/formats';
import { BeginPlan } from './begin-plan';
import { GonePlan } from './gone-plan';
import { LeaveDay } from './leave-day';
import type { PlanContext } from './plan-context';
import { PlanEnd } from './plan-end';
import { PlanSteps } from './plan-steps';
import { RestoreOrder } from './restore-order';
import { Surprises } from './surprises';
import { type Saving, useSaving } from './use-plan';

interface KeptPlanProps {
  readonly projectId: string;
  readonly memberId: string;
  readonly view: PlanView;
  readonly judged: JudgedPlan;
  readonly again: () => void;
}

const begunAt = (plan: PlanRecord): string => planned(plan, 'begun')?.at ?? '';

/** The one that is under way, else the one that was begun last. */
const latestPlan = (plans: readonly PlanRecord[], memberId: string): PlanRecord | null => {
  const theirs = plans.filter((plan) => plan.memberId === memberId && planned(plan, 'begun'));
  const rank = (plan: PlanRecord): string => `${isOpen(plan) ? 1 : 0}${begunAt(plan)}`;
  return theirs.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))[0] ?? null;
};

const contextOf = ({ projectId, memberId, view, judged }: KeptPlanProps, saving: Saving): PlanContext => {
  const record = latestPlan(view.plans, memberId) ?? { memberId, purpose: 'leaves', fields: {} };
  const { verdict, notes, keys, serviceAccounts } = judged;
  const { window } = verdict.evidence;
  const state = planStateOf({
    ...{ record, verdict, notes, keys },
    windowDays: daysBetween(window.from, window.to) + 1,
    isServiceAccount: createServiceAccountTest(serviceAccounts),
  });
  return { projectId, record, state, judged, saving, save: (changes) => saving.savePlan(record.purpose, changes) };
};

/** How the latest save went. */
const Saved = ({ ended, problem }: Pick<Saving, 'ended' | 'problem'>) => (
  <>
    <p class="lp-sub" role="status">
      {ended?.how === 'saved' && <span key={ended.count}>{i18n.t('plan_saved')}</span>}
      {ended?.how === 'copy-failed' && <span key={ended.count}>{i18n.t('plan_copyFailed')}</span>}
    </p>
    {ended?.how === 'failed' && (
      <Notice tone="attention" title={i18n.t('common_askFailed')} announce="assertive">
        <p>{i18n.t('common_askFailedNext')}</p>
      </Notice>
    )}
    <div role="status">{problem && <StorageNotice problem={problem} />}</div>
  </>
);

/** What a person wrote down for a member's leaving, and how far it is. */
export const KeptPlan = (props: KeptPlanProps) => {
  const { view, again, projectId, memberId } = props;
  const saving = useSaving(projectId, memberId, again);
  const context = contextOf(props, saving);
  const { record, state } = context;
  const isBegun = planned(record, 'begun') !== null;
  const ended = planned(record, 'ended');
  return (
    <section class="lp-card review-card plan kept-plan" aria-labelledby="kept-plan" data-phase={state.phase}>
      {view.problem && <StorageNotice problem={view.problem} />}
      {view.damaged > 0 && (
        <p class="lp-sub">{i18n.t('plan_damaged', view.damaged, [formatsOf(i18n.t).number(view.damaged)])}</p>
      )}
      <Surprises {...context} />
      {isBegun ? <LeaveDay {...context} /> : <BeginPlan {...context} />}
      <Saved {...saving} />
      {state.phase === 'gone' && <GonePlan {...context} />}
      {state.phase === 'before' && record.purpose === 'must-go-now' && <RestoreOrder {...context} />}
      {isBegun && !ended && state.phase === 'before' && <PlanSteps {...context} />}
      {isBegun && <PlanEnd {...context} />}
    </section>
  );
};
