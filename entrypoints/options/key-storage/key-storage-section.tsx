import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { StorageNotice } from '../../../components/ui/storage-notice';
import type { VaultModeState } from '../../../components/vault-lock/use-vault-mode';
import type { ConnectedProject } from '../../../utils/protocol/messages';
import type { VaultEditor } from '../../../utils/protocol/vault-mode';
import type { VaultMode, VaultStatus } from '../../../utils/vault/types';
import { ChangeOutcome } from './change-outcome';
import { Choices } from './choices';
import { ForgotPassphrase } from './forgot-passphrase';
import { PassphraseForm } from './passphrase-form';
import { PassphraseKept } from './passphrase-kept';
import { type Keep, useChangeMode } from './use-change-mode';
import './key-storage.css';

interface KeyStorageSectionProps {
  readonly editor: VaultEditor;
  readonly vaultMode: VaultModeState;
  readonly projects: readonly ConnectedProject[];
  readonly onErased: () => void;
}

interface ContentProps extends KeyStorageSectionProps {
  readonly onKept: () => void;
}

type Present = Extract<VaultStatus, { state: 'present' }>;

/** What has to be done to get from the present way to the chosen one. */
const Step = ({ chosen, keep }: { chosen: VaultMode; keep: Keep }) => {
  const busy = keep.change.state === 'working';
  if (chosen === 'passphrase') {
    return (
      <PassphraseForm
        action={i18n.t('keyStorage_toPassphrase')}
        busy={busy}
        onChosen={(passphrase) => void keep.to('passphrase', passphrase)}
      />
    );
  }
  return (
    <div class="key-storage-step">
      <p class="lp-sub">
        {chosen === 'device' ? i18n.t('keyStorage_toDeviceMeans') : i18n.t('keyStorage_toSessionMeans')}
      </p>
      <Button kind="primary" busy={busy} onClick={() => void keep.to(chosen)}>
        {chosen === 'device' ? i18n.t('keyStorage_toDevice') : i18n.t('keyStorage_toSession')}
      </Button>
    </div>
  );
};

const Unlocked = ({ status, editor, projects, vaultMode, onKept }: ContentProps & { status: Present }) => {
  const keep = useChangeMode(editor, vaultMode.reload, onKept);
  /** What was chosen from one way counts no more once another is in use, by whatever page. */
  const [choice, choose] = useState<{ readonly from: VaultMode; readonly mode: VaultMode } | null>(null);
  const chosen = choice?.from === status.mode ? choice.mode : status.mode;
  return (
    <>
      <Choices
        current={status.mode}
        chosen={chosen}
        onChoose={(mode) => {
          keep.reset();
          choose({ from: status.mode, mode });
        }}
      />
      {chosen !== status.mode && <Step chosen={chosen} keep={keep} />}
      {chosen === status.mode && status.mode === 'passphrase' && (
        <PassphraseKept
          editor={editor}
          keep={keep}
          lockAfterMinutes={status.lockAfterMinutes}
          reload={vaultMode.reload}
        />
      )}
      <ChangeOutcome change={keep.change} projects={projects} />
    </>
  );
};

const Content = (props: ContentProps) => {
  const { editor, projects, onErased } = props;
  const { status } = props.vaultMode;
  if (status === null) return <Skeleton width={420} height={270} />;
  if (status.state === 'unavailable') return <StorageNotice problem={status.problem} />;
  if (status.state === 'damaged') {
    return (
      <>
        <Notice tone="stop" title={i18n.t('unlock_damaged')}>
          <p>{i18n.t('unlock_damagedNext')}</p>
        </Notice>
        <ForgotPassphrase
          label={i18n.t('erase_open')}
          projects={projects}
          eraseKeys={editor.eraseKeys}
          onErased={onErased}
        />
      </>
    );
  }
  if (status.locked) return <p class="lp-sub">{i18n.t('keyStorage_locked')}</p>;
  return <Unlocked {...props} status={status} />;
};

/** How the stored keys are kept, and the ways to keep them otherwise. */
export const KeyStorageSection = (props: KeyStorageSectionProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section class="lp-card options-card" aria-labelledby="keeping">
      <h2 id="keeping" ref={heading} tabIndex={-1}>
        {i18n.t('keyStorage_heading')}
      </h2>
      <p class="lp-sub">{i18n.t('keyStorage_intro')}</p>
      <Content {...props} onKept={() => heading.current?.focus()} />
    </section>
  );
};
