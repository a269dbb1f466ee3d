import { i18n } from '#i18n';
import type { ProjectSummary } from '../../utils/ownership/summary';
import { formatsOf } from '../../utils/wording/formats';
import { goToOptions } from './leave';

/** Whether all is visible, and over which days. */
const Evidence = ({ summary: { activeKeys, requests } }: { summary: ProjectSummary }) => {
  const { dayShort } = formatsOf(i18n.t);
  const days = requests.state === 'failed' ? null : requests.value.range;
  return (
    <>
      <p>{activeKeys.state === 'whole' ? i18n.t('popup_allVisible') : i18n.t('popup_partVisible')}</p>
      {days && <p>{i18n.t('popup_days', [dayShort(days.from), dayShort(days.to)])}</p>}
    </>
  );
};

export const Footer = ({ summary }: { summary: ProjectSummary | null }) => (
  <footer class="popup-footer">
    <div>{summary && <Evidence summary={summary} />}</div>
    <button type="button" class="popup-settings" onClick={() => void goToOptions()}>
      {i18n.t('common_settings')}
    </button>
  </footer>
);
