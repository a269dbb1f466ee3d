import { i18n } from '#i18n';
import { Notice } from '../../components/ui/notice';
import { type FindingFilter, findingsAt } from '../../utils/protocol/review-address';
import type { FindingView } from '../../utils/protocol/views/findings';
import { FINDING_KINDS, SEVERITIES } from '../../utils/rules/findings/kinds';
import { formatsOf } from '../../utils/wording/formats';
import { severityTitle } from './severity';

const kindOf = ({ id }: FindingView): string => id.slice(0, id.indexOf(':'));

const FILTERS: readonly FindingFilter[] = [...SEVERITIES, ...FINDING_KINDS];

/** What the address asks for; `null`, so that all are shown, where that is no filter. */
export const filterOf = (only: string | null): FindingFilter | null =>
  FILTERS.find((filter) => filter === only) ?? null;

/** The findings that the address asks for. */
export const filtered = <T extends FindingView>(findings: readonly T[], only: FindingFilter | null): readonly T[] =>
  only === null ? findings : findings.filter((finding) => finding.severity === only || kindOf(finding) === only);

interface FilteredProps {
  readonly projectId: string;
  readonly only: FindingFilter;
  readonly shown: number;
  readonly all: number;
}

/** That not all findings are shown, and the way to all of them. */
export const Filtered = ({ projectId, only, shown, all }: FilteredProps) => {
  const { number } = formatsOf(i18n.t);
  const severity = SEVERITIES.find((each) => each === only);
  const title = severity
    ? i18n.t('review_onlySeverity', [number(shown), number(all), severityTitle(severity, i18n.t)])
    : i18n.t('review_onlyKind', [number(shown), number(all)]);
  return (
    <div data-filter={only}>
      <Notice tone="use" title={title} actions={<a href={findingsAt(projectId)}>{i18n.t('review_showAll')}</a>} />
    </div>
  );
};
