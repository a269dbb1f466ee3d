import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { Foreign } from '../../components/foreign';
import type { Keeping } from '../../components/keeping/use-keeping';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { useNow } from '../../components/use-now';
import { type ConnectedProject, sendMessage } from '../../utils/messages';
import { ageWords } from '../../utils/wording/ages';
import { cleanText } from '../../utils/wording/sanitise';
import { StoredKeyReport } from './stored-key-report';
import { StoredKeyState } from './stored-key-state';
import { useStoredKey } from './use-stored-key';

interface ProjectRowProps {
  project: ConnectedProject;
  keeping: Keeping;
  onGone: (name: string) => void;
}

export const ProjectRow = ({ project, keeping, onGone }: ProjectRowProps) => {
  const { projectId, lastReadAt } = project;
  const name = cleanText(project.name) || projectId;
  const now = useNow();
  const stored = useStoredKey(project, keeping);
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
