import type { JudgedPlan } from '../../../utils/protocol/views/plan';
import type { PlanState } from '../../../utils/rules/plans/plan-state';
import type { PlanChanges, PlanRecord } from '../../../utils/rules/plans/record';
import type { Saving } from './use-plan';

/** What every part of a plan's page is given. */
export interface PlanContext {
  readonly projectId: string;
  readonly record: PlanRecord;
  readonly state: PlanState;
  readonly judged: JudgedPlan;
  readonly saving: Saving;
  /** Changes this plan. */
  readonly save: (changes: PlanChanges) => Promise<void>;
}
