import { i18n } from '#i18n';
import { openPage } from '../../components/ui/open-page';
import { Review } from './review';

openPage(i18n.t('review_title'), <Review />);
