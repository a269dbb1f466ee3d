import { useCallback, useEffect, useState } from 'preact/hooks';
import type { StoredProjects } from '../../utils/protocol/read-projects';

export interface Projects {
  /** `null` until the background has answered. */
  readonly list: StoredProjects['list'] | null;
  readonly current: StoredProjects['current'];
  readonly problem: StoredProjects['problem'];
  /** The background did not answer. */
  readonly failed: boolean;
  readonly reload: () => Promise<void>;
}

const NOTHING: Omit<Projects, 'reload'> = { list: null, current: null, problem: null, failed: false };

/** The connected projects, read when the page opens and when it asks for them again. */
export const useProjects = (read: () => Promise<StoredProjects>): Projects => {
  const [projects, setProjects] = useState(NOTHING);
  const reload = useCallback(async () => {
    try {
      const { list, current, problem } = await read();
      setProjects({ list, current, problem, failed: false });
    } catch {
      setProjects((before) => ({ ...before, failed: true }));
    }
  }, [read]);
  useEffect(() => void reload(), [reload]);
  return { ...projects, reload };
};
