import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import type { StoredKey } from '../../utils/messages';
import { faultWords } from '../../utils/wording/faults';

/** To where a key is entered, on this page. */
const toField = (): void => document.getElementById('key')?.focus();

/** That a stored key can't be used, and why. A locked one is said at the head of the page. */
export const StoredKeyState = ({ state }: Pick<StoredKey, 'state'>) => {
  if (state === 'usable' || state === 'locked') return null;
  if (state === 'storage') {
    return (
      <Notice tone="attention" title={i18n.t('fault_storage')}>
        <p>{i18n.t('fault_storage_why')}</p>
        <p>{i18n.t('fault_storage_next')}</p>
      </Notice>
    );
  }
  const { title, why } = faultWords({ kind: state === 'unusable' ? 'not-connected' : state, endpoint: '' }, i18n.t);
  return (
    <Notice tone="attention" title={title} actions={<Button onClick={toField}>{i18n.t('stored_enterAgain')}</Button>}>
      <p>{why}</p>
    </Notice>
  );
};
