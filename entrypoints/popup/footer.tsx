import { i18n } from '#i18n';
import { dayOf } from '../../utils/rules/days';
import type { ProjectSummary } from '../../utils/rules/summary';
import { formatsOf } from '../../utils/wording/formats';
import { goToOptions, goToReview } from './leave';

/** Whether all is visible, and over which days. */
const Evidence = ({ summary: { activeKeys, requests } }: { summary: ProjectSummary }) => {
  const { dayShort } = formatsOf(i18n.t);
  const range = requests.state === 'failed' ? null : requests.value.range;
  const days: [string, string] | null = range && [dayShort(range.from), dayShort(range.to)];
  // Figures may be of another day than the one they are looked at.
  const today = range?.to === dayOf(Date.now());
  return (
    <>
      <p>{activeKeys.state === 'whole' ? i18n.t('popup_allVisible') : i18n.t('popup_partVisible')}</p>
      {days && <p>{today ? i18n.t('popup_daysToday', days) : i18n.t('popup_days', days)}</p>}
    </>
  );
};

interface FooterProps {
  summary: ProjectSummary | null;
  /** The connected project that is shown; `null` where there is none to review. */
  projectId: string | null;
}

export const Footer = ({ summary, projectId }: FooterProps) => (
  <footer class="popup-footer">
    <div>{summary && <Evidence summary={summary} />}</div>
    <div class="popup-ways">
      {projectId !== null && (
        <button type="button" class="popup-settings" onClick={() => void goToReview(projectId)}>
          {i18n.t('popup_review')}
        </button>
      )}
      <button type="button" class="popup-settings" onClick={() => void goToOptions()}>
        {i18n.t('common_settings')}
      </button>
    </div>
  </footer>
);
