import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/button';
import type { Keeping } from '../../../components/keeping/use-keeping';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { StorageNotice } from '../../../components/storage-notice';
import type { KeepingEditor } from '../../../utils/keeping';
import type { ConnectedProject } from '../../../utils/messages';
import type { KeepMode, VaultStatus } from '../../../utils/vault/types';
import { Choices } from './choices';
import { Forgotten } from './forgotten';
import { ChangeOutcome } from './keep-outcome';
import { PassphraseForm } from './passphrase-form';
import { PassphraseKept } from './passphrase-kept';
import { type Keep, useKeep } from './use-keep';
import './keeping.css';

interface KeepingSectionProps {
  readonly editor: KeepingEditor;
  readonly keeping: Keeping;
  readonly projects: readonly ConnectedProject[];
  readonly onErased: () => void;
}

interface ContentProps extends KeepingSectionProps {
  readonly onKept: () => void;
}

type Present = Extract<VaultStatus, { state: 'present' }>;

/** What has to be done to get from the present way to the chosen one. */
const Step = ({ chosen, keep }: { chosen: KeepMode; keep: Keep }) => {
  const busy = keep.change.state === 'working';
  if (chosen === 'passphrase') {
    return (
      <PassphraseForm
        action={i18n.t('keeping_toPassphrase')}
        busy={busy}
        onChosen={(passphrase) => void keep.to('passphrase', passphrase)}
      />
    );
  }
  return (
    <div class="keeping-step">
      <p class="lp-sub">{chosen === 'device' ? i18n.t('keeping_toDeviceMeans') : i18n.t('keeping_toSessionMeans')}</p>
      <Button kind="primary" busy={busy} onClick={() => void keep.to(chosen)}>
        {chosen === 'device' ? i18n.t('keeping_toDevice') : i18n.t('keeping_toSession')}
      </Button>
    </div>
  );
};

const Unlocked = ({ status, editor, projects, keeping, onKept }: ContentProps & { status: Present }) => {
  const keep = useKeep(editor, keeping.reload, onKept);
  /** What was chosen from one way counts no more once another is in use, by whatever page. */
  const [choice, choose] = useState<{ readonly from: KeepMode; readonly mode: KeepMode } | null>(null);
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
          reload={keeping.reload}
        />
      )}
      <ChangeOutcome change={keep.change} projects={projects} />
    </>
  );
};

const Content = (props: ContentProps) => {
  const { editor, projects, onErased } = props;
  const { status } = props.keeping;
  if (status === null) return <Skeleton width={420} height={270} />;
  if (status.state === 'unavailable') return <StorageNotice problem={status.problem} />;
  if (status.state === 'damaged') {
    return (
      <>
        <Notice tone="stop" title={i18n.t('unlock_damaged')}>
          <p>{i18n.t('unlock_damagedNext')}</p>
        </Notice>
        <Forgotten label={i18n.t('erase_open')} projects={projects} eraseKeys={editor.eraseKeys} onErased={onErased} />
      </>
    );
  }
  if (status.locked) return <p class="lp-sub">{i18n.t('keeping_locked')}</p>;
  return <Unlocked {...props} status={status} />;
};

/** How the stored keys are kept, and the ways to keep them otherwise. */
export const KeepingSection = (props: KeepingSectionProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section class="lp-card options-card" aria-labelledby="keeping">
      <h2 id="keeping" ref={heading} tabIndex={-1}>
        {i18n.t('keeping_heading')}
      </h2>
      <p class="lp-sub">{i18n.t('keeping_intro')}</p>
      <Content {...props} onKept={() => heading.current?.focus()} />
    </section>
  );
};
