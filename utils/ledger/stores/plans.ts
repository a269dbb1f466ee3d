import { arePlanFields, PLAN_PURPOSES, type PlanFields, type PlanRecord } from '../../rules/plans/record';
import * as z from '../../zod';
import { defineStore } from '../store';

/** How a member's keys are to be taken over before they go, as people wrote it down. */
export const plans = defineStore({
  since: 6,
  version: 1,
  fields: () => ({
    memberId: z.string(),
    purpose: z.enum(PLAN_PURPOSES),
    fields: z.custom<PlanFields>(arePlanFields),
  }),
  key: ['memberId', 'purpose'],
  durability: 'strict',
  open: ({ memberId, purpose, fields }): PlanRecord => ({ memberId, purpose, fields }),
  close: ({ memberId, purpose, fields }) => ({ memberId, purpose, fields }),
});
