import type { Ledger } from '../../utils/ledger/types';
import type { State } from './state';

interface Parts {
  readonly ledger: Pick<Ledger, 'listProjects'>;
  readonly state: Pick<State, 'pictureRevision'>;
}

/** Whatever shows a project asks for its picture again: what is said with it has changed, though it was not read. */
export const renewPictures = async ({ ledger, state }: Parts): Promise<void> => {
  const stored = await ledger.listProjects();
  if (stored.state !== 'present') return;
  for (const projectId of [...stored.projects.map((project) => project.projectId), ...stored.damaged])
    await state.pictureRevision.change(projectId, (revision = 0) => revision + 1);
};
