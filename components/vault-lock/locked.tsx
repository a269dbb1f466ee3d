import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { VaultClient } from '../../utils/protocol/vault-mode';
import { LockIcon } from '../ui/icons';
import { UnlockForm } from './unlock-form';
import type { VaultModeState } from './use-vault-mode';
import './vault-lock.css';

interface LockedProps {
  readonly vault: VaultClient;
  readonly vaultMode: VaultModeState;
  readonly onUnlocked: () => void;
  /** The way for who forgot the passphrase. */
  readonly forgotten: ComponentChildren;
  /** From when the figures are that are shown all the same. */
  readonly children?: ComponentChildren;
  readonly focus?: boolean;
}

/** Says that keys are locked and what that means, and asks for the passphrase. Nothing where they aren't. */
export const Locked = ({ vault, vaultMode, onUnlocked, forgotten, children, focus = false }: LockedProps) => {
  const { status, locked, reload } = vaultMode;
  if (status?.state !== 'present' || !locked) return null;
  return (
    <section class="locked" aria-labelledby="locked">
      <h2 id="locked">
        <LockIcon />
        {i18n.t('unlock_title')}
      </h2>
      <p class="lp-sub">{i18n.t('unlock_paused')}</p>
      {children}
      <UnlockForm
        unlock={vault.unlock}
        waitUntil={status.waitUntil}
        onUnlocked={() => void reload().then(onUnlocked)}
        focus={focus}
      />
      {forgotten}
    </section>
  );
};
