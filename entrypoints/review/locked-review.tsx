import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { useNow } from '../../components/ui/use-now';
import { Locked } from '../../components/vault-lock/locked';
import type { VaultModeState } from '../../components/vault-lock/use-vault-mode';
import type { VaultClient } from '../../utils/protocol/vault-mode';
import { ageWords } from '../../utils/wording/ages';
import type { Findings } from './use-findings';

interface LockedReviewProps {
  readonly vault: VaultClient;
  readonly vaultMode: VaultModeState;
  readonly findings: Findings;
}

/** The way to unlock, above findings that are old until then. */
export const LockedReview = ({ vault, vaultMode, findings: { view, refresh } }: LockedReviewProps) => {
  const now = useNow();
  if (!vaultMode.locked) return null;
  const takenAt = view?.findings?.takenAt;
  return (
    <div class="lp-card review-card">
      <Locked
        vault={vault}
        vaultMode={vaultMode}
        onUnlocked={refresh}
        forgotten={
          <div class="forgotten">
            <Button kind="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
              {i18n.t('unlock_forgotten')}
            </Button>
          </div>
        }
      >
        {takenAt !== undefined && <p class="lp-sub">{i18n.t('common_olderShown', [ageWords(takenAt, now, i18n.t)])}</p>}
      </Locked>
    </div>
  );
};
