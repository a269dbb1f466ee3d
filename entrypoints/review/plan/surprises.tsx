import { i18n } from '#i18n';
import { Runs } from '../../../components/card/runs';
import { commentOf } from '../../../utils/wording/assess/keys';
import { formatsOf } from '../../../utils/wording/formats';
import { runsOf } from '../../../utils/wording/runs';
import type { PlanContext } from './plan-context';

/** Said first and at once: a key was used although nothing should use it any more. */
export const Surprises = ({ state: { keys } }: Pick<PlanContext, 'state'>) => (
  <div role="alert">
    {keys.map(
      ({ keyId, judgement, surprise, fate }) =>
        surprise !== null && (
          <div key={keyId} class="lp-notice" data-tone="stop" data-surprise={keyId}>
            <span class="lp-notice-glyph" aria-hidden="true">
              ■
            </span>
            <p class="lp-notice-title">
              <Runs
                runs={runsOf([commentOf(judgement.key, i18n.t)] as const, ([name]) =>
                  i18n.t('plan_surprise', [name, formatsOf(i18n.t).day(surprise)]),
                )}
              />
            </p>
            <div class="lp-notice-body">
              {fate?.value.is === 'die' ? i18n.t('plan_surpriseReview') : i18n.t('plan_surpriseUpdate')}
            </div>
          </div>
        ),
    )}
  </div>
);
