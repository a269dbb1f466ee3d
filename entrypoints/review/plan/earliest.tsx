import { i18n } from '#i18n';
import { leaveDateOf } from '../../../utils/rules/plans/earliest';
import { commentOf } from '../../../utils/wording/assess/keys';
import { earliestWords, stayWords } from '../../../utils/wording/plans/leaving';
import { quietWords } from '../../../utils/wording/plans/status';
import type { PlanContext } from './plan-context';

interface EarliestProps extends Pick<PlanContext, 'state' | 'judged'> {
  /** The last day that is looked at, stored or not. */
  readonly leavesOn: string | null;
}

/** The earliest safe day, and what has to stay until then. */
export const Earliest = ({ state, judged, leavesOn }: EarliestProps) => {
  const { today, keys } = state;
  const leave = leaveDateOf(keys, judged.verdict, leavesOn);
  const stay = stayWords(leave, today, i18n.t);
  return (
    <div class="plan-earliest" data-earliest={leave.earliest.is}>
      <p role="status">
        <b>{earliestWords(leave, leavesOn, today, i18n.t)}</b>
      </p>
      {stay && <p>{stay}</p>}
      {leave.earliest.is === 'day' && leave.daysLate !== 0 && (
        <ul>
          {(leave.late.length > 0 ? leave.late : keys.filter(({ quiet }) => quiet.is !== 'shown')).map((key) => (
            <li key={key.keyId}>
              <bdi>{commentOf(key.judgement.key, i18n.t)}</bdi>{' '}
              <span class="lp-sub">{quietWords(key.quiet, today, i18n.t)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
