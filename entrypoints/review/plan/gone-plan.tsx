import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { sendMessage } from '../../../utils/protocol/envelope';
import { dayOf, daysBetween } from '../../../utils/rules/days';
import { type EndedKey, endedKeysOf } from '../../../utils/rules/plans/ended-keys';
import { planned } from '../../../utils/rules/plans/record';
import { commentOf } from '../../../utils/wording/assess/keys';
import { formatsOf } from '../../../utils/wording/formats';
import type { PlanContext } from './plan-context';

const replacedWords = ({ newId, newLast7 }: EndedKey): string => {
  if (newId === null) return i18n.t('plan_goneNone');
  if (newLast7 === null) return '';
  return newLast7 > 0 ? i18n.t('plan_goneNew', [formatsOf(i18n.t).number(newLast7)]) : i18n.t('plan_goneSilent');
};

/** After they have gone: what ended with them, what it carried, and whether what uses it has found the new keys. */
export const GonePlan = ({ projectId, record, judged, state }: PlanContext) => {
  const { number } = formatsOf(i18n.t);
  const ended = endedKeysOf(judged.ended, judged.notes, judged.days, state.today);
  const begun = planned(record, 'begun');
  const last = judged.ended.at(-1);
  const took = begun && Math.max(0, daysBetween(begun.at.slice(0, 10), last ? dayOf(last.to) : state.today));
  return (
    <div class="plan-gone">
      <h3 class="lp-heading">{i18n.t('plan_gone')}</h3>
      {took !== null && record.purpose !== 'already-gone' && <p>{i18n.t('plan_took', took, [number(took)])}</p>}
      <p class="lp-sub">{ended.length === 0 ? i18n.t('plan_goneNothing') : i18n.t('plan_goneWhy')}</p>
      <ol class="plan-order">
        {ended.map((key) => (
          <li key={key.key.keyId} data-ended={key.key.keyId}>
            <bdi>{commentOf(key.key, i18n.t)}</bdi>{' '}
            <span class="lp-sub">
              {key.last7 === null ? i18n.t('plan_goneUnknown') : i18n.t('plan_goneCarried', [number(key.last7)])}{' '}
              {replacedWords(key)}
            </span>
          </li>
        ))}
      </ol>
      {ended.some(({ newId }) => newId === null) && (
        <Button onClick={() => void sendMessage('openConsole', { projectId, page: 'create-key' })}>
          {i18n.t('connect_smallerOpen')}
        </Button>
      )}
    </div>
  );
};
