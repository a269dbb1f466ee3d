import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { goToOptions } from './leave';

/** No key is stored: for no project at all, or (`others`) for the one in the Console tab. */
export const NotConnected = ({ others }: { others: boolean }) => (
  <section class="popup-empty">
    <img src="/icon/96.png" width="48" height="48" alt="" />
    <h2>{others ? i18n.t('common_thisNotConnectedTitle') : i18n.t('common_noneTitle')}</h2>
    <p class="lp-sub">{others ? i18n.t('popup_thisNotConnectedBody') : i18n.t('common_noneBody')}</p>
    <Button kind="primary" onClick={() => void goToOptions()}>
      {others ? i18n.t('common_connectThis') : i18n.t('common_connectProject')}
    </Button>
  </section>
);
