import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { Foreign } from '../../components/ui/foreign';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import { useNow } from '../../components/ui/use-now';
import type { VaultModeState } from '../../components/vault-lock/use-vault-mode';
import { sendMessage } from '../../utils/protocol/envelope';
import type { ConnectedProject } from '../../utils/protocol/messages';
import { ageWords } from '../../utils/wording/ages';
import { cleanText } from '../../utils/wording/sanitise';
import { StoredKeyReport } from './stored-key-report';
import { StoredKeyState, useStoredKey } from './stored-key-state';

interface ProjectRowProps {
  project: ConnectedProject;
  vaultMode: VaultModeState;
  onGone: (name: string) => void;
}

export const ProjectRow = ({ project, vaultMode, onGone }: ProjectRowProps) => {
  const { projectId, lastReadAt } = project;
  const name = cleanText(project.name) || projectId;
  const now = useNow();
  const stored = useStoredKey(project, vaultMode);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const disconnectButton = useRef<HTMLSpanElement>(null);

  const open = (page: 'team' | 'keys') => () => void sendMessage('openConsole', { projectId, page });
  /** The question goes away with the focus in it, which returns to where it was asked. */
  const keep = () => {
    setAsking(false);
    disconnectButton.current?.querySelector('button')?.focus();
  };
  const disconnect = () =>
    sendMessage('disconnect', { projectId }).then(
      () => onGone(name),
      () => setFailed(true),
    );

  return (
    <li class="project" data-project={projectId}>
      <div class="project-line">
        <div class="project-name">
          <h3>
            <Foreign text={project.name} fallback={projectId} />
          </h3>
          <p class="lp-sub">
            {lastReadAt === null
              ? i18n.t('options_neverRead')
              : i18n.t('options_lastRead', [ageWords(lastReadAt, now, i18n.t)])}
          </p>
        </div>
        <Button kind="quiet" onClick={open('team')}>
          {i18n.t('options_openTeam')}
        </Button>
        <Button kind="quiet" onClick={open('keys')}>
          {i18n.t('options_openKeys')}
        </Button>
        <span ref={disconnectButton}>
          <Button label={i18n.t('options_disconnectOf', [name])} expanded={asking} onClick={() => setAsking(!asking)}>
            {i18n.t('options_disconnect')}
          </Button>
        </span>
      </div>
      {stored && <StoredKeyState state={stored.state} />}
      {/* There at once, so that nothing below moves once its content is. */}
      <details class="about-key">
        <summary>{i18n.t('stored_about')}</summary>
        {stored ? <StoredKeyReport stored={stored} projectId={projectId} /> : <Skeleton width={420} height={180} />}
      </details>
      {asking && (
        <Notice
          tone="attention"
          title={i18n.t('options_disconnectAsk', [name])}
          announce="polite"
          actions={
            <>
              <Button kind="danger" onClick={disconnect}>
                {i18n.t('options_disconnectYes')}
              </Button>
              <Button onClick={keep}>{i18n.t('options_disconnectNo')}</Button>
            </>
          }
        >
          <p>{i18n.t('options_disconnectLost')}</p>
        </Notice>
      )}
      {failed && (
        <Notice tone="stop" title={i18n.t('options_disconnectFailed')} announce="assertive">
          <p>{i18n.t('options_disconnectFailedNext')}</p>
        </Notice>
      )}
    </li>
  );
};
