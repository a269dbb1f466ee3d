import { useCallback, useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { AskFailed } from '../../../components/ui/ask-failed';
import { Skeleton } from '../../../components/ui/skeleton';
import { StorageNotice } from '../../../components/ui/storage-notice';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { TeamView } from '../../../utils/protocol/views/team';
import { watchRevision } from '../../../utils/storage/revision';
import { OpenTeam } from './open-team';
import { SaveTeam } from './save-team';

interface Team {
  /** `undefined`: not answered yet; `null`: no answer, or no such project. */
  readonly view: TeamView | null | undefined;
  readonly reload: () => void;
}

const useTeam = (projectId: string): Team => {
  const [view, setView] = useState<TeamView | null | undefined>(undefined);
  const load = useCallback(async (): Promise<void> => {
    setView(await sendMessage('getTeam', { projectId }).catch(() => null));
  }, [projectId]);
  useEffect(() => {
    const left = new AbortController();
    void load();
    watchRevision(projectId, left.signal, () => void load());
    return () => left.abort();
  }, [projectId, load]);
  return { view, reload: () => void load() };
};

/** The file that a team shares: saved from here, opened here. */
export const TeamSection = ({ projectId }: { readonly projectId: string }) => {
  const { view, reload } = useTeam(projectId);
  return (
    <section class="lp-card review-card" aria-labelledby="team" aria-busy={view === undefined}>
      <h2 id="team">{i18n.t('team_title')}</h2>
      <p class="lp-sub">{i18n.t('team_lead')}</p>
      {view === undefined && (
        <p role="status" aria-label={i18n.t('team_loading')}>
          <Skeleton width={360} height={18} />
        </p>
      )}
      {view === null && <AskFailed again={reload} />}
      <div role="status">{view?.problem && <StorageNotice problem={view.problem} />}</div>
      {view && !view.problem && (
        <>
          <SaveTeam projectId={projectId} view={view} />
          <OpenTeam projectId={projectId} />
        </>
      )}
    </section>
  );
};
