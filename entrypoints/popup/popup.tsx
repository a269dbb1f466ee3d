import { useEffect, useRef } from 'preact/hooks';
import { AskFailed } from '../../components/ui/ask-failed';
import { StorageNotice } from '../../components/ui/storage-notice';
import { useVaultMode, type VaultModeState } from '../../components/vault-lock/use-vault-mode';
import { vaultClient as vault } from '../../utils/protocol/vault-mode';
import { isSessionEnded } from '../../utils/rules/answer';
import { Attention } from './attention';
import { Footer } from './footer';
import { Header } from './header';
import { LockedProject } from './locked-project';
import { NotConnected } from './not-connected';
import { Numbers } from './numbers';
import { Status } from './status';
import { Traffic } from './traffic';
import { usePopup } from './use-project';

/** A passphrase keeps the keys, and they are unlocked. */
const canLock = ({ status, locked }: VaultModeState): boolean =>
  status?.state === 'present' && status.mode === 'passphrase' && !locked;

/** A project in one look. The parts keep their places while figures are awaited, so that nothing moves. */
export const Popup = () => {
  const popup = usePopup();
  const vaultMode = useVaultMode(vault);
  const { locked } = vaultMode;
  const { projects, problem, projectId, view, failed } = popup;
  const connected = projects === null || projects.some((project) => project.projectId === projectId);
  const summary = view?.summary ?? null;
  const waiting = summary === null && (view?.lastFault ?? view?.problem ?? view?.paused ?? null) === null;
  const main = useRef<HTMLElement>(null);

  const { refresh } = popup;
  const wasLocked = useRef(locked);
  useEffect(() => {
    // Unlocked here or on another page: what was read before is old now.
    if (wasLocked.current && !locked) refresh();
    wasLocked.current = locked;
  }, [locked, refresh]);

  return (
    <div class="popup" aria-busy={popup.reading}>
      <Header
        popup={popup}
        paused={locked || isSessionEnded(view?.paused)}
        onLock={canLock(vaultMode) ? () => void vault.lock().then(vaultMode.reload, vaultMode.reload) : null}
      />
      <main ref={main} tabIndex={-1}>
        <LockedProject
          vault={vault}
          vaultMode={vaultMode}
          takenAt={summary?.takenAt ?? null}
          onUnlocked={() => main.current?.focus()}
        />
        {failed && (
          <div class="popup-section">
            <AskFailed />
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
            {view && <Status view={view} locked={locked} onRetry={refresh} />}
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
