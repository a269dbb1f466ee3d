import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Keeper } from '../../utils/keeping';
import { LockIcon } from '../icons';
import { UnlockForm } from './unlock-form';
import type { Keeping } from './use-keeping';
import './keeping.css';

interface LockedProps {
  readonly keeper: Keeper;
  readonly keeping: Keeping;
  readonly onUnlocked: () => void;
  /** The way for who forgot the passphrase. */
  readonly forgotten: ComponentChildren;
  /** From when the figures are that are shown all the same. */
  readonly children?: ComponentChildren;
  readonly focus?: boolean;
}

/** Says that keys are locked and what that means, and asks for the passphrase. Nothing where they aren't. */
export const Locked = ({ keeper, keeping, onUnlocked, forgotten, children, focus = false }: LockedProps) => {
  const { status, locked, reload } = keeping;
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
        unlock={keeper.unlock}
        waitUntil={status.waitUntil}
        onUnlocked={() => void reload().then(onUnlocked)}
        focus={focus}
      />
      {forgotten}
    </section>
  );
};
