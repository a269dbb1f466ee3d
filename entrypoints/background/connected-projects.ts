import type { Ledger } from '../../utils/ledger/types';
import type { ConnectedProject, ProjectList } from '../../utils/messages';

/** A key is stored for it, so it must stay in the list to be disconnected; only what was noted of it is lost. */
const unnamed = (projectId: string): ConnectedProject => ({ projectId, name: '', lastReadAt: null });

/** The connected projects, by name; those whose records are damaged last. */
export const connectedProjects = async (ledger: Pick<Ledger, 'listProjects'>): Promise<ProjectList> => {
  const stored = await ledger.listProjects();
  if (stored.state === 'unavailable') return { projects: [], problem: stored.problem };
  const projects = stored.projects.map(({ projectId, name, lastReadAt }) => ({ projectId, name, lastReadAt }));
  return { projects: [...projects, ...stored.damaged.map(unnamed)], problem: null };
};
