import { browser } from 'wxt/browser';
import { projectInUrl } from '../../utils/console/address';
import type { Ledger } from '../../utils/ledger/types';
import type { State } from './state';

interface Parts {
  readonly ledger: Pick<Ledger, 'listProjects'>;
  readonly state: Pick<State, 'lookedAt'>;
}

/**
 * The project a person is busy with: the one in the tab before them, connected or not; else the connected one they
 * looked at last; else any connected one; else none.
 */
export const currentProject = async ({ ledger, state }: Parts): Promise<string | null> => {
  // The address is readable for the Console's tabs only, by the host permission.
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const shown = projectInUrl(tab?.url);
  if (shown !== null) return shown;

  const stored = await ledger.listProjects();
  const ids = stored.state === 'present' ? stored.projects.map(({ projectId }) => projectId) : [];
  const lookedAt = await state.lookedAt.all();
  const [latest] = ids.sort((a, b) => (lookedAt[b] ?? 0) - (lookedAt[a] ?? 0));
  return latest ?? null;
};
