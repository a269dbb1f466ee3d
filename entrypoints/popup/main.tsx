import { i18n } from '#i18n';
import { openPage } from '../../components/ui/open-page';
import { Popup } from './popup';

openPage(i18n.t('popup_title'), <Popup />);
