import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { planned } from '../../../utils/rules/plans/record';
import { writtenWords } from '../../../utils/wording/plans/leaving';
import type { PlanContext } from './plan-context';

/** A plan is ended by a person, and can be taken up again. */
export const PlanEnd = ({ record, state, save }: PlanContext) => {
  const ended = planned(record, 'ended');
  return (
    <div class="plan-actions">
      {ended ? (
        <>
          <p class="lp-sub">{i18n.t('plan_ended', [writtenWords(ended, i18n.t)])}</p>
          <Button onClick={() => void save({ ended: null })}>{i18n.t('plan_reopen')}</Button>
        </>
      ) : (
        <Button onClick={() => void save({ ended: state.phase === 'gone' ? 'removed' : 'dropped' })}>
          {state.phase === 'gone' ? i18n.t('plan_markRemoved') : i18n.t('plan_end')}
        </Button>
      )}
    </div>
  );
};
