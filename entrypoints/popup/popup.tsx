import { i18n } from '#i18n';
import { Notice } from '../../components/notice';
import { StorageNotice } from '../../components/storage-notice';
import { Attention } from './attention';
import { Footer } from './footer';
import { Header } from './header';
import { NotConnected } from './not-connected';
import { Numbers } from './numbers';
import { Status } from './status';
import { Traffic } from './traffic';
import { usePopup } from './use-project';

/** A project in one look. The parts keep their places while figures are awaited, so that nothing moves. */
export const Popup = () => {
  const popup = usePopup();
  const { projects, problem, projectId, view, failed } = popup;
  const connected = projects === null || projects.some((project) => project.projectId === projectId);
  const summary = view?.summary ?? null;
  const waiting = summary === null && (view?.lastFault ?? view?.problem ?? null) === null;

  return (
    <div class="popup" aria-busy={popup.reading}>
      <Header popup={popup} />
      <main>
        {failed && (
          <div class="popup-section">
            <Notice tone="attention" title={i18n.t('common_askFailed')} announce="assertive">
              <p>{i18n.t('common_askFailedNext')}</p>
            </Notice>
          </div>
        )}
        {problem && (
          <div class="popup-section" role="status">
            <StorageNotice problem={problem} />
          </div>
        )}
        {!failed && !problem && !connected && <NotConnected others={projects.length > 0} />}
        {!failed && !problem && connected && (
          <>
            {view && <Status view={view} onRetry={popup.refresh} />}
            {(summary || waiting) && (
              <>
                <Numbers summary={summary} />
                <Traffic summary={summary} />
                <Attention summary={summary} />
              </>
            )}
          </>
        )}
      </main>
      <Footer summary={connected ? summary : null} projectId={projects !== null && connected ? projectId : null} />
    </div>
  );
};
