import { i18n } from '#i18n';
import { busiestFirst, seenUse } from '../../../utils/rules/use/key-use';
import { commentOf } from '../../../utils/wording/assess/keys';
import { useOnBadge } from '../../../utils/wording/figures';
import type { PlanContext } from './plan-context';

/** Somebody must go before it is safe: in which order to restore what stops. */
export const RestoreOrder = ({ state: { keys }, judged: { verdict } }: PlanContext) => {
  const { window } = verdict.evidence;
  const days = (Date.parse(window.to) - Date.parse(window.from)) / 86_400_000 + 1;
  const used = keys
    .filter(({ quiet }) => quiet.is !== 'shown')
    .toSorted((a, b) => busiestFirst(seenUse(a.judgement), seenUse(b.judgement)));
  return (
    <>
      <h3 class="lp-heading">{i18n.t('plan_now')}</h3>
      <p class="lp-sub">{i18n.t('plan_nowWhy')}</p>
      <ol class="plan-order">
        {used.map(({ keyId, judgement, replacement }) => (
          <li key={keyId}>
            <bdi>{commentOf(judgement.key, i18n.t)}</bdi>{' '}
            <span class="lp-sub">
              {useOnBadge(judgement.use, days, i18n.t)} ·{' '}
              {replacement?.is === 'there' ? i18n.t('plan_nowReady') : i18n.t('plan_nowNotReady')}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
};
