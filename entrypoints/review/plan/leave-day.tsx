import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { isNoteDay } from '../../../utils/rules/notes/note';
import { planned } from '../../../utils/rules/plans/record';
import { STEPS } from '../../../utils/rules/plans/steps';
import { formatsOf } from '../../../utils/wording/formats';
import { purposeWords, writtenWords } from '../../../utils/wording/plans/leaving';
import { Earliest } from './earliest';
import type { PlanContext } from './plan-context';

/** When they leave, whether that is in time, and how far the plan is. */
export const LeaveDay = ({ record, state, judged, save, saving }: PlanContext) => {
  const { day: dayWords, number } = formatsOf(i18n.t);
  const begun = planned(record, 'begun');
  const leavesOn = planned(record, 'leavesOn')?.value ?? null;
  const [typed, setTyped] = useState(leavesOn ?? '');
  const isUnderWay = state.phase === 'before' && planned(record, 'ended') === null;
  return (
    <>
      <h2 id="kept-plan">
        {leavesOn === null ? purposeWords(record.purpose, i18n.t) : i18n.t('plan_leavesOnDay', [dayWords(leavesOn)])}
      </h2>
      {isUnderWay && <Earliest state={state} judged={judged} leavesOn={leavesOn} />}
      <p class="lp-sub">
        {begun && i18n.t('plan_begun', [writtenWords(begun, i18n.t)])}
        {isUnderWay && ` · ${i18n.t('plan_progress', [number(state.steps.finished), number(STEPS.length)])}`}
      </p>
      {isUnderWay && leavesOn !== null && (
        <form
          class="plan-begin"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (isNoteDay(typed)) void save({ leavesOn: typed });
          }}
        >
          <label>
            {i18n.t('plan_leavesOn')}
            <input
              type="date"
              name="leavesOn"
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </label>
          <Button type="submit" busy={saving.busy}>
            {i18n.t('plan_setDay')}
          </Button>
        </form>
      )}
    </>
  );
};
