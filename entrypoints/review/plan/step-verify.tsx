import { i18n } from '#i18n';
import type { PlanKey } from '../../../utils/rules/plans/plan-key';
import { planned } from '../../../utils/rules/plans/record';
import { type DayPair, type Traffic, trafficOf } from '../../../utils/rules/plans/traffic';
import { commentOf } from '../../../utils/wording/assess/keys';
import { formatsOf } from '../../../utils/wording/formats';
import { quietWords } from '../../../utils/wording/plans/status';
import type { PlanContext } from './plan-context';

const figure = (value: number | null, isOpen: boolean): string => {
  if (value === null) return i18n.t('plan_unread');
  const number = formatsOf(i18n.t).number(value);
  return isOpen ? i18n.t('plan_soFar', [number]) : number;
};

const Days = ({ days, hasNew }: { readonly days: readonly DayPair[]; readonly hasNew: boolean }) => (
  <details>
    <summary>{i18n.t('plan_sideBySide')}</summary>
    <table class="plan-days">
      <thead>
        <tr>
          <th scope="col">{i18n.t('plan_day')}</th>
          <th scope="col">{i18n.t('plan_old')}</th>
          <th scope="col">{i18n.t('plan_new')}</th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, old, replacing, isOpen }) => (
          <tr key={day}>
            <th scope="row">{formatsOf(i18n.t).dayShort(day)}</th>
            <td>{figure(old, isOpen)}</td>
            <td>{hasNew ? figure(replacing, isOpen) : i18n.t('plan_noNew')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

/** What is left of the old traffic, as words and as a bar. */
const Drain = ({ left, before, percent }: Traffic) => {
  const { number } = formatsOf(i18n.t);
  if (left === null || before === null || percent === null) return <p class="lp-sub">{i18n.t('plan_leftUnknown')}</p>;
  return (
    <p class="lp-sub plan-drain">
      <progress max={100} value={Math.min(100, percent)} aria-hidden="true" />
      {i18n.t('plan_left', [number(left), number(percent), number(Math.round(before))])}
    </p>
  );
};

const KeyQuiet = ({ planKey, record, state, judged }: PlanContext & { readonly planKey: PlanKey }) => {
  const { keyId, judgement, quiet, replacement } = planKey;
  const newId = replacement?.key?.keyId ?? null;
  const begunOn = planned(record, 'begun')?.at.slice(0, 10) ?? state.today;
  const traffic = judged.days && trafficOf(judged.days, { keyId, newId, begunOn, today: state.today });
  return (
    <li data-key={keyId} data-quiet={quiet.is}>
      <p>
        <bdi>{commentOf(judgement.key, i18n.t)}</bdi>{' '}
        <span class="lp-sub">{quietWords(quiet, state.today, i18n.t)}</span>
      </p>
      {traffic && <Drain {...traffic} />}
      {traffic && <Days days={traffic.days} hasNew={newId !== null} />}
    </li>
  );
};

/** Old and new side by side, and how long the old ones have been quiet. */
export const VerifyStep = (context: PlanContext) => (
  <ul class="plan-keys">
    {context.state.keys.map((planKey) => (
      <KeyQuiet key={planKey.keyId} {...context} planKey={planKey} />
    ))}
  </ul>
);
