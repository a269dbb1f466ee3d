import { i18n } from '#i18n';
import { useNow } from '../../components/ui/use-now';
import { Locked } from '../../components/vault-lock/locked';
import type { VaultModeState } from '../../components/vault-lock/use-vault-mode';
import type { VaultClient } from '../../utils/protocol/vault-mode';
import { ageWords } from '../../utils/wording/ages';
import { goToOptions } from './leave';

interface LockedProjectProps {
  readonly vault: VaultClient;
  readonly vaultMode: VaultModeState;
  /** When the figures below were read; `null` where there are none. */
  readonly takenAt: number | null;
  readonly onUnlocked: () => void;
}

/** The way to unlock, before everything else: the figures below it are old, and stay so until then. */
export const LockedProject = ({ vault, vaultMode, takenAt, onUnlocked }: LockedProjectProps) => {
  const now = useNow();
  if (!vaultMode.locked) return null;
  return (
    <div class="popup-section popup-locked">
      <Locked
        vault={vault}
        vaultMode={vaultMode}
        onUnlocked={onUnlocked}
        focus
        forgotten={
          <button type="button" class="popup-settings" onClick={() => void goToOptions()}>
            {i18n.t('unlock_forgotten')}
          </button>
        }
      >
        {takenAt !== null && <p class="lp-sub">{i18n.t('common_olderShown', [ageWords(takenAt, now, i18n.t)])}</p>}
      </Locked>
    </div>
  );
};
