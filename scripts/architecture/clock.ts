/** Files that compare a moment with now themselves, how often, and why they may. */
export const COMPARED_BY_HAND: Readonly<Record<string, number>> = {
  'utils/rules/age.ts': 2,
  // A clock that is never set: `performance.now()`.
  'utils/console/gone-watch.ts': 1,
  'utils/console/refresh-hints.ts': 1,
  'utils/console/page/scheduler.ts': 1,
  // A key's expiry: a day of Deepgram's that rightly lies ahead.
  'utils/console/paint/marks.ts': 1,
  'utils/deepgram/read-project.ts': 1,
  'utils/rules/concerns.ts': 1,
  'utils/rules/days.ts': 1,
  'utils/rules/events/deadlines.ts': 1,
  // A team's file: a removal's 400 days, and a moment that is flagged because it lies ahead.
  'utils/rules/team/local.ts': 1,
  'utils/rules/team/merge.ts': 1,
  // Moments ahead have an answer of their own there: a hole, a date for an age, a wait begun again, a lock.
  'utils/rules/verdicts/evidence-issues.ts': 1,
  'utils/wording/ages.ts': 1,
  'utils/vault/waits.ts': 2,
  'utils/vault/auto-lock.ts': 1,
  'components/assessment/use-assessment.ts': 1,
  'components/vault-lock/use-wait.ts': 1,
  // What is left until an end, each with an upper bound beside it or said once as it is told.
  'components/vault-lock/use-vault-mode.ts': 1,
  'components/vault-lock/unlock-form.tsx': 1,
  'entrypoints/background/jobs/watch.ts': 1,
  'entrypoints/background/jobs/refresh.ts': 1,
  'entrypoints/background/jobs/year.ts': 2,
  'utils/console/handoff/pending-item.ts': 1,
  'entrypoints/background/connect-offers.ts': 1,
  // How long a pass took: whatever it says, the next one is no later than it should be.
  'command/watch.ts': 1,
  // Not compared: how far Deepgram's clock is from this one, and the days that an age on a page may mean.
  'utils/deepgram/client.ts': 1,
  'utils/console/identify/days/ages.ts': 2,
};
