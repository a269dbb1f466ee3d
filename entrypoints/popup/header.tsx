import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { LockIcon, RefreshIcon } from '../../components/ui/icons';
import { useNow } from '../../components/ui/use-now';
import { ageWords } from '../../utils/wording/ages';
import { cleanText } from '../../utils/wording/sanitise';
import type { Popup } from './use-project';

/** A project's name in a list, where only plain text can stand. */
const nameOf = (name: string, projectId: string): string => cleanText(name) || projectId;

const Projects = ({ projects, projectId, show }: Popup) => {
  const connected = projects ?? [];
  const only = connected[0];
  const isKnown = connected.some((project) => project.projectId === projectId);
  if (projectId === null || connected.length === 0) return <span class="popup-name">{i18n.t('extName')}</span>;
  if (only && isKnown && connected.length === 1) {
    return (
      <bdi class="popup-name" data-project={only.projectId}>
        {nameOf(only.name, only.projectId)}
      </bdi>
    );
  }
  return (
    <select
      class="popup-name popup-switch"
      aria-label={i18n.t('common_project')}
      value={projectId}
      onChange={(event) => show(event.currentTarget.value)}
    >
      {!isKnown && (
        <option value={projectId} disabled>
          {i18n.t('popup_projectNotConnected', [`${projectId.slice(0, 8)}…`])}
        </option>
      )}
      {connected.map((project) => (
        <option key={project.projectId} value={project.projectId}>
          {nameOf(project.name, project.projectId)}
        </option>
      ))}
    </select>
  );
};

interface HeaderProps {
  popup: Popup;
  /** Nothing is read at present. */
  paused: boolean;
  /** Locks the stored keys; `null` where there is nothing to lock. */
  onLock: (() => void) | null;
}

/** Which project this is and how old its figures are; the age is the button that renews them, unless reading pauses. */
export const Header = ({ popup, paused, onLock }: HeaderProps) => {
  const now = useNow();
  const { view, reading, refresh } = popup;
  const takenAt = view?.summary?.takenAt;
  const age = takenAt === undefined ? i18n.t('common_neverRead') : ageWords(takenAt, now, i18n.t);
  return (
    <header class="popup-header">
      <h1 class="lp-visually-hidden">{i18n.t('extName')}</h1>
      <Projects {...popup} />
      {view && paused && <p class="popup-age">{i18n.t('common_oldSince', [age])}</p>}
      {view && !paused && (
        <button
          type="button"
          class="popup-refresh"
          title={i18n.t('common_refresh')}
          aria-disabled={reading || undefined}
          data-reading={reading || undefined}
          onClick={refresh}
        >
          <RefreshIcon />
          <span>{reading ? i18n.t('common_reading') : age}</span>
          <span class="lp-visually-hidden">{i18n.t('common_refresh')}</span>
        </button>
      )}
      {onLock && (
        <Button kind="icon" label={i18n.t('common_lockNow')} onClick={onLock}>
          <LockIcon />
        </Button>
      )}
    </header>
  );
};
