import { i18n } from '#i18n';
import { Skeleton } from '../../components/ui/skeleton';
import { Sparkline } from '../../components/ui/sparkline';
import { match } from '../../utils/rules/answer';
import type { ProjectSummary } from '../../utils/rules/summary';
import { formatsOf } from '../../utils/wording/formats';
import { drawSpark } from '../../utils/wording/spark';
import { figure } from './figure';

interface CostWords {
  readonly text: string;
  readonly missing: boolean;
}

/** The scope named when cost is refused is optional: said beside the figure, not as a failure. */
const costWords = ({ cost }: ProjectSummary): CostWords =>
  match<number, CostWords>(cost, {
    whole: (value) => ({ text: formatsOf(i18n.t).money(value), missing: false }),
    partial: (value) => ({ text: `${formatsOf(i18n.t).money(value)}+`, missing: false }),
    failed: ({ kind }) => ({
      text: kind === 'forbidden' ? i18n.t('popup_costNeedsScope') : i18n.t('popup_costUnreadable'),
      missing: true,
    }),
  });

const Spark = ({ summary: { requests, takenAt } }: { summary: ProjectSummary }) => {
  if (requests.state === 'failed') return <p class="lp-sub popup-spark">{i18n.t('popup_requestsUnreadable')}</p>;
  const { perDay, range } = requests.value;
  const isWhole = requests.state === 'whole';
  const spark = drawSpark({ perDay, lastDay: range.to, takenAt, isWhole, isSilent: isWhole }, i18n.t);
  return (
    <div class="popup-spark">
      {spark ? <Sparkline spark={spark} /> : <p class="lp-sub">{i18n.t('popup_sparkNoneSeen')}</p>}
    </div>
  );
};

/** Requests and cost of the last 7 days. */
export const Traffic = ({ summary }: { summary: ProjectSummary | null }) => {
  const requests = summary && figure(summary.requests, ({ total }) => formatsOf(i18n.t).number(total));
  const cost = summary && costWords(summary);
  return (
    <section class="popup-section popup-traffic">
      <div class="popup-traffic-line">
        <h2 class="lp-sub">{i18n.t('popup_requestsTitle')}</h2>
        {requests && cost ? (
          <p class="popup-traffic-sum">
            <span title={requests.said}>{requests.sign}</span>
            {' · '}
            <span data-missing={cost.missing || undefined}>{cost.text}</span>
          </p>
        ) : (
          <Skeleton width={116} height={16} />
        )}
      </div>
      {summary ? <Spark summary={summary} /> : <Skeleton width={360} height={54} />}
    </section>
  );
};
