import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { type Projects as ProjectsState, useProjects } from '../../components/ui/use-projects';
import { Locked } from '../../components/vault-lock/locked';
import { useVaultMode, type VaultModeState } from '../../components/vault-lock/use-vault-mode';
import { readProjects } from '../../utils/protocol/read-projects';
import { vaultClient as editor } from '../../utils/protocol/vault-mode';
import { Connect } from './connect';
import { ForgotPassphrase } from './key-storage/forgot-passphrase';
import { KeyStorageSection } from './key-storage/key-storage-section';
import { LikelyAccounts } from './likely-accounts';
import { Notifications } from './notifications/notifications';
import { Projects } from './projects';
import { Settings } from './settings';

/** Whether a project is connected, or the keys are kept in a way that a person chose. `null` until that is known. */
const hasBegun = ({ list, problem, failed }: ProjectsState, { status }: VaultModeState): boolean | null => {
  if (failed || problem !== null || (list !== null && list.length > 0)) return true;
  if (status?.state === 'present' && status.mode !== 'device') return true;
  return list === null ? null : false;
};

/** A project is connected first; where its key is kept can be chosen before. */
export const Options = () => {
  const projects = useProjects(readProjects);
  const vaultMode = useVaultMode(editor);
  const hadBegun = useRef(false);
  // What a person has just disconnected or changed is said in its section, which stays.
  const begun = hadBegun.current || hasBegun(projects, vaultMode);
  hadBegun.current = begun === true;
  const [isOpen, setOpen] = useState(false);
  const [erased, setErased] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const connected = projects.list ?? [];

  /** What was pressed is gone, and the focus with it. */
  const toTop = (): void => title.current?.focus();
  const onErased = (): void => {
    setErased(true);
    void vaultMode.reload().then(toTop);
  };

  const onConnected = (): void => {
    setErased(false);
    void projects.reload();
  };

  return (
    <div class="options">
      <header class="options-header">
        <img src="/icon/96.png" width="40" height="40" alt="" />
        <div>
          <h1 ref={title} tabIndex={-1}>
            {i18n.t('extName')}
          </h1>
          <p class="lp-sub">{i18n.t('options_tagline')}</p>
        </div>
      </header>
      <main>
        {vaultMode.locked && (
          <div class="lp-card options-card">
            <Locked
              vault={editor}
              vaultMode={vaultMode}
              onUnlocked={toTop}
              forgotten={
                <ForgotPassphrase
                  label={i18n.t('unlock_forgotten')}
                  projects={connected}
                  eraseKeys={editor.eraseKeys}
                  onErased={onErased}
                />
              }
            />
          </div>
        )}
        <div class="options-erased" role="status">
          {erased && (
            <Notice tone="safe" title={i18n.t('erase_done')}>
              <p>{i18n.t('erase_doneNext')}</p>
            </Notice>
          )}
        </div>
        <Connect projects={projects} isFirst={begun === false} onConnected={onConnected} />
        {begun !== false && <Projects projects={projects} vaultMode={vaultMode} />}
        <LikelyAccounts projects={connected} />
        {begun === false && (
          <p>
            <Button expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {i18n.t('options_storageAndSettings')}
            </Button>
          </p>
        )}
        {(begun || isOpen) && (
          <>
            <KeyStorageSection editor={editor} vaultMode={vaultMode} projects={connected} onErased={onErased} />
            <Settings />
            <Notifications />
          </>
        )}
      </main>
    </div>
  );
};
