import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import type { VaultModeState } from '../../components/vault-lock/use-vault-mode';
import { sendMessage } from '../../utils/protocol/envelope';
import type { ConnectedProject } from '../../utils/protocol/messages';
import type { StoredKey } from '../../utils/protocol/views/key';
import { faultWords } from '../../utils/wording/faults';

/** What is known of a project's stored key; `undefined` until it is told, `null` before a first reading. */
export const useStoredKey = (
  { projectId, lastReadAt }: ConnectedProject,
  { status }: VaultModeState,
): StoredKey | null | undefined => {
  const [stored, setStored] = useState<StoredKey | null | undefined>(undefined);
  const kept = status?.state === 'present' ? `${status.mode} ${status.locked}` : status?.state;
  // Asked again when the project was read, or its key is kept or locked in another way.
  useEffect(() => {
    let left = false;
    sendMessage('getStoredKey', { projectId }).then(
      (answer) => left || setStored(answer),
      // What the list itself doesn't get is said above it.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [projectId, lastReadAt, kept]);
  return stored;
};

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
    <Notice
      tone="attention"
      title={title}
      actions={<Button onClick={toField}>{i18n.t('common_enterKeyAgain')}</Button>}
    >
      <p>{why}</p>
    </Notice>
  );
};
