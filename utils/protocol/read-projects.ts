import type { DatabaseProblem } from '../storage/problem';
import { sendMessage } from './envelope';
import type { ConnectedProject } from './messages';

export interface StoredProjects {
  readonly list: readonly ConnectedProject[];
  /** The project of the Console tab before the person, or the one looked at last; it may not be connected. */
  readonly current: string | null;
  /** Why what is stored could not be read. */
  readonly problem: DatabaseProblem | null;
}

export const readProjects = async (): Promise<StoredProjects> => {
  const [stored, current] = await Promise.all([sendMessage('listProjects'), sendMessage('getCurrentProject')]);
  return { list: stored.projects, current, problem: stored.problem };
};
