import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Skeleton } from '../../components/ui/skeleton';
import { ToneBadge } from '../../components/ui/tone-badge';
import type { FindingFilter } from '../../utils/protocol/review-address';
import { map } from '../../utils/rules/answer';
import type { Severity } from '../../utils/rules/findings/finding';
import { SEVERITIES } from '../../utils/rules/findings/kinds';
import type { ProjectSummary } from '../../utils/rules/summary';
import { CONCERNS, glyphOf } from '../../utils/wording/concerns';
import { formatsOf } from '../../utils/wording/formats';
import { figure } from './figure';
import { goToReview, reviewUrl } from './leave';

const COUNTS: Readonly<Record<Severity, (count: string) => string>> = {
  high: (count) => i18n.t('popup_high', [count]),
  medium: (count) => i18n.t('popup_medium', [count]),
  low: (count) => i18n.t('popup_low', [count]),
};

interface ReviewLinkProps {
  readonly projectId: string;
  readonly only: FindingFilter;
  readonly children: ComponentChildren;
}

/** To the review page with these findings alone. The popup would stay in front of a tab that a plain link opens. */
const ReviewLink = ({ projectId, only, children }: ReviewLinkProps) => (
  <a
    href={reviewUrl(projectId, only)}
    data-only={only}
    onClick={(event) => {
      event.preventDefault();
      void goToReview(projectId, only);
    }}
  >
    {children}
  </a>
);

const Count = ({ summary, severity }: { summary: ProjectSummary; severity: Severity }) => {
  const { number } = formatsOf(i18n.t);
  const { sign, said } = figure(
    map(summary.findings, (counts) => counts[severity]),
    number,
  );
  return (
    <li title={said}>
      <ReviewLink projectId={summary.projectId} only={severity}>
        {COUNTS[severity](sign)}
        {said && <span class="lp-visually-hidden"> {said}</span>}
      </ReviewLink>
    </li>
  );
};

/** The review's findings in figures: how many ask for an act how soon, then how many of each kind of concern. */
export const FindingCounts = ({ summary }: { summary: ProjectSummary | null }) => {
  if (!summary) return <Skeleton width={260} height={18} />;
  return (
    <>
      <ul class="popup-counts">
        {SEVERITIES.map((severity) => (
          <Count key={severity} summary={summary} severity={severity} />
        ))}
      </ul>
      {summary.atRisk.length > 0 && (
        <ul class="popup-risks">
          {summary.atRisk.map(({ kind, count }) => (
            <li key={kind} data-risk={kind}>
              <ReviewLink projectId={summary.projectId} only={kind}>
                <ToneBadge tone={CONCERNS[kind].tone}>
                  <span aria-hidden="true">{glyphOf(kind)} </span>
                  {CONCERNS[kind].count(count, [formatsOf(i18n.t).number(count)], i18n.t)}
                </ToneBadge>
              </ReviewLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
