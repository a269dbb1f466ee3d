import { i18n } from '#i18n';
import { Button } from './button';
import { Notice } from './notice';

/** That the background did not answer, said at once; `again` asks it once more where the page can. */
export const AskFailed = ({ again }: { readonly again?: () => void }) => (
  <Notice
    tone="attention"
    title={i18n.t('common_askFailed')}
    actions={again && <Button onClick={again}>{i18n.t('common_retry')}</Button>}
    announce="assertive"
  >
    <p>{i18n.t('common_askFailedNext')}</p>
  </Notice>
);
