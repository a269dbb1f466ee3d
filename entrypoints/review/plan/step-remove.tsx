import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { sendMessage } from '../../../utils/protocol/envelope';
import { stepStatus, stepTitle } from '../../../utils/wording/plans/status';
import type { PlanContext } from './plan-context';

/** The way to the team page, once nothing is missing; else what is. */
export const RemoveStep = ({ projectId, record: { purpose }, state, judged: { verdict } }: PlanContext) => {
  const { steps, today, promotion } = state;
  if (steps.mayRemove)
    return (
      <>
        <p>{purpose === 'changes-role' ? i18n.t('plan_changeRoleNow') : i18n.t('plan_removeNow')}</p>
        <div class="plan-step-actions">
          <Button kind="primary" onClick={() => void sendMessage('openConsole', { projectId, page: 'team' })}>
            {i18n.t('connect_openTeam')}
          </Button>
        </div>
      </>
    );
  const open = steps.all.filter(({ name, status }) => name !== 'remove' && status !== 'done' && status !== 'nothing');
  const isSafe = verdict.state === 'safe' && verdict.missing.length === 0;
  return (
    <>
      <p>{i18n.t('plan_removeNot')}</p>
      <ul class="plan-missing">
        {promotion !== 'none' && <li>{i18n.t('plan_needOwner')}</li>}
        {open.map((step) => (
          <li key={step.name}>
            {i18n.t('plan_stepIs', [stepTitle(step.name, purpose, i18n.t), stepStatus(step, today, i18n.t)])}
          </li>
        ))}
        {!isSafe && <li>{i18n.t('plan_needVerdict')}</li>}
      </ul>
    </>
  );
};
