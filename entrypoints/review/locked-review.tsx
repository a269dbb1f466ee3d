import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { Locked } from '../../components/keeping/locked';
import type { Keeping } from '../../components/keeping/use-keeping';
import { useNow } from '../../components/use-now';
import type { Keeper } from '../../utils/keeping';
import { ageWords } from '../../utils/wording/ages';
import type { Findings } from './use-findings';

interface LockedReviewProps {
  readonly keeper: Keeper;
  readonly keeping: Keeping;
  readonly findings: Findings;
}

/** The way to unlock, above findings that are old until then. */
export const LockedReview = ({ keeper, keeping, findings: { view, refresh } }: LockedReviewProps) => {
  const now = useNow();
  if (!keeping.locked) return null;
  const takenAt = view?.findings?.takenAt;
  return (
    <div class="lp-card review-card">
      <Locked
        keeper={keeper}
        keeping={keeping}
        onUnlocked={refresh}
        forgotten={
          <div class="forgotten">
            <Button kind="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
              {i18n.t('unlock_forgotten')}
            </Button>
          </div>
        }
      >
        {takenAt !== undefined && <p class="lp-sub">{i18n.t('popup_olderShown', [ageWords(takenAt, now, i18n.t)])}</p>}
      </Locked>
    </div>
  );
};
