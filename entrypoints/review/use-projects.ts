import { useEffect, useState } from 'preact/hooks';
import type { DatabaseProblem } from '../../utils/database/problem';
import { type ConnectedProject, sendMessage } from '../../utils/messages';

export interface Projects {
  /** `null` until the background has answered. */
  readonly list: readonly ConnectedProject[] | null;
  /** The one to show where the address names none; `null` where there is none. */
  readonly current: string | null;
  /** Why what is stored could not be read. */
  readonly problem: DatabaseProblem | null;
  /** The background did not answer. */
  readonly failed: boolean;
}

export const useProjects = (): Projects => {
  const [projects, setProjects] = useState<Projects>({ list: null, current: null, problem: null, failed: false });
  useEffect(() => {
    Promise.all([sendMessage('listProjects'), sendMessage('getCurrentProject')]).then(
      ([{ projects: list, problem }, current]) => {
        const isConnected = list.some(({ projectId }) => projectId === current);
        setProjects({ list, problem, current: isConnected ? current : (list[0]?.projectId ?? null), failed: false });
      },
      () => setProjects((before) => ({ ...before, failed: true })),
    );
  }, []);
  return projects;
};
