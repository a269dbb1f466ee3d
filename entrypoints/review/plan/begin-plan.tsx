import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { isNoteDay } from '../../../utils/rules/notes/note';
import { PLAN_PURPOSES, type PlanPurpose } from '../../../utils/rules/plans/record';
import { purposeWords } from '../../../utils/wording/plans/leaving';
import { Earliest } from './earliest';
import type { PlanContext } from './plan-context';

/** Only who still leaves has a last day to come. */
const needsDay = (purpose: PlanPurpose): boolean => purpose === 'leaves' || purpose === 'changes-role';

/** A plan begins with its date, and says at once what that means. */
export const BeginPlan = ({ state, judged, saving }: PlanContext) => {
  const [purpose, setPurpose] = useState<PlanPurpose>(state.phase === 'gone' ? 'already-gone' : 'leaves');
  const [day, setDay] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (needsDay(purpose) && !isNoteDay(day)) {
      setMissing(true);
      return;
    }
    void saving.savePlan(purpose, { begun: true, ended: null, ...(needsDay(purpose) && { leavesOn: day }) });
  };
  return (
    <>
      <h2 id="kept-plan">{i18n.t('plan_begin')}</h2>
      {state.phase === 'before' && (
        <Earliest state={state} judged={judged} leavesOn={needsDay(purpose) && isNoteDay(day) ? day : null} />
      )}
      <form class="plan-begin" noValidate onSubmit={submit}>
        <label>
          {i18n.t('plan_purpose')}
          <select value={purpose} onChange={({ currentTarget }) => setPurpose(currentTarget.value as PlanPurpose)}>
            {PLAN_PURPOSES.map((one) => (
              <option key={one} value={one}>
                {purposeWords(one, i18n.t)}
              </option>
            ))}
          </select>
        </label>
        {needsDay(purpose) && (
          <label>
            {i18n.t('plan_leavesOn')}
            <input
              type="date"
              name="leavesOn"
              value={day}
              aria-invalid={isMissing || undefined}
              aria-describedby="plan-day-missing"
              onInput={({ currentTarget }) => {
                setDay(currentTarget.value);
                setMissing(false);
              }}
            />
          </label>
        )}
        <Button kind="primary" type="submit" busy={saving.busy}>
          {i18n.t('plan_beginButton')}
        </Button>
      </form>
      <p class="lp-sub" id="plan-day-missing" role="alert">
        {isMissing && i18n.t('plan_dayMissing')}
      </p>
      <p class="lp-sub">{i18n.t('plan_beginWhy')}</p>
    </>
  );
};
