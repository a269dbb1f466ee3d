import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DatabaseProblem } from '../../utils/database/problem';
import { type ConnectedProject, sendMessage } from '../../utils/messages';

export interface Projects {
  /** `null` until the background has answered. */
  readonly list: readonly ConnectedProject[] | null;
  /** The project of the Console tab before the person, or the one looked at last; `null` when there is none. */
  readonly current: string | null;
  readonly failed: boolean;
  /** Why what is stored could not be read. */
  readonly problem: DatabaseProblem | null;
  readonly reload: () => Promise<void>;
}

export const useProjects = (): Projects => {
  const [list, setList] = useState<readonly ConnectedProject[] | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [problem, setProblem] = useState<DatabaseProblem | null>(null);

  const reload = useCallback(async () => {
    try {
      const [stored, shown] = await Promise.all([sendMessage('listProjects'), sendMessage('getCurrentProject')]);
      setList(stored.projects);
      setProblem(stored.problem);
      setCurrent(shown);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, []);

  useEffect(() => void reload(), [reload]);
  return { list, current, failed, problem, reload };
};
