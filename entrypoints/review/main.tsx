import { i18n } from '#i18n';
import { openPage } from '../../components/open-page';
import { Review } from './review';

openPage(i18n.t('review_title'), <Review />);
