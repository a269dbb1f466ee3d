import { i18n } from '#i18n';
import { openPage } from '../../components/ui/open-page';
import { Options } from './options';

openPage(i18n.t('options_title'), <Options />);
