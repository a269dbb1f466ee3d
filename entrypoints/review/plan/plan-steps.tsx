import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { ToneBadge } from '../../../components/ui/tone-badge';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { Step, StepName } from '../../../utils/rules/plans/steps';
import { STEP_LOOKS, stepStatus, stepTitle, stepWhy } from '../../../utils/wording/plans/status';
import type { PlanContext } from './plan-context';
import { RemoveStep } from './step-remove';
import { ReplaceStep } from './step-replace';
import { ReviewStep } from './step-review';
import { UpdateStep } from './step-update';
import { VerifyStep } from './step-verify';

const BODIES: Readonly<Record<StepName, (context: PlanContext) => ComponentChildren>> = {
  review: (context) => <ReviewStep {...context} />,
  replace: (context) => <ReplaceStep {...context} />,
  update: (context) => <UpdateStep {...context} />,
  verify: (context) => <VerifyStep {...context} />,
  remove: (context) => <RemoveStep {...context} />,
};

const Promotion = ({ projectId, state: { promotion } }: PlanContext) => {
  if (promotion === 'none') return null;
  const isNeeded = promotion === 'needed';
  return (
    <Notice
      tone={isNeeded ? 'stop' : 'unknown'}
      title={isNeeded ? i18n.t('plan_promoteNeeded') : i18n.t('plan_promoteUnknown')}
      actions={
        isNeeded && (
          <Button onClick={() => void sendMessage('openConsole', { projectId, page: 'team' })}>
            {i18n.t('connect_openTeam')}
          </Button>
        )
      }
    >
      <p>{isNeeded ? i18n.t('plan_promoteNeededWhy') : i18n.t('plan_promoteUnknownWhy')}</p>
    </Notice>
  );
};

const PlanStep = ({ step, context }: { readonly step: Step; readonly context: PlanContext }) => {
  const { name, status } = step;
  const { tone, glyph } = STEP_LOOKS[status];
  return (
    <li data-step={name} data-status={status}>
      <div class="plan-step-head">
        <h3 class="finding-title">{stepTitle(name, context.record.purpose, i18n.t)}</h3>
        <ToneBadge tone={tone}>
          <span aria-hidden="true">{glyph} </span>
          {stepStatus(step, context.state.today, i18n.t)}
        </ToneBadge>
      </div>
      <p class="lp-sub">{stepWhy(name, i18n.t)}</p>
      {BODIES[name](context)}
    </li>
  );
};

/** The steps in order, each with what a person does in it and how far it is. */
export const PlanSteps = (context: PlanContext) => (
  <>
    <Promotion {...context} />
    <ol class="plan-steps">
      {context.state.steps.all.map((step) => (
        <PlanStep key={step.name} step={step} context={context} />
      ))}
    </ol>
  </>
);
