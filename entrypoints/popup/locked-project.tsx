import { i18n } from '#i18n';
import { Locked } from '../../components/keeping/locked';
import type { Keeping } from '../../components/keeping/use-keeping';
import { useNow } from '../../components/use-now';
import type { Keeper } from '../../utils/keeping';
import { ageWords } from '../../utils/wording/ages';
import { goToOptions } from './leave';

interface LockedProjectProps {
  readonly keeper: Keeper;
  readonly keeping: Keeping;
  /** When the figures below were read; `null` where there are none. */
  readonly takenAt: number | null;
  readonly onUnlocked: () => void;
}

/** The way to unlock, before everything else: the figures below it are old, and stay so until then. */
export const LockedProject = ({ keeper, keeping, takenAt, onUnlocked }: LockedProjectProps) => {
  const now = useNow();
  if (!keeping.locked) return null;
  return (
    <div class="popup-section popup-locked">
      <Locked
        keeper={keeper}
        keeping={keeping}
        onUnlocked={onUnlocked}
        focus
        forgotten={
          <button type="button" class="popup-settings" onClick={() => void goToOptions()}>
            {i18n.t('unlock_forgotten')}
          </button>
        }
      >
        {takenAt !== null && <p class="lp-sub">{i18n.t('popup_olderShown', [ageWords(takenAt, now, i18n.t)])}</p>}
      </Locked>
    </div>
  );
};
