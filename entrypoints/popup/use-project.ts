import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { projectInUrl } from '../../utils/console/address';
import type { DatabaseProblem } from '../../utils/database/problem';
import { keepLastShown, type LastShown, readLastShown } from '../../utils/last-shown';
import { type ConnectedProject, type ProjectView, sendMessage } from '../../utils/messages';
import { isYounger } from '../../utils/ownership/age';

/** Older than this, a project is read again as soon as it is shown. */
const STALE_MS = 5 * 60_000;

export interface Popup {
  /** `null` until the background has answered. */
  readonly projects: readonly ConnectedProject[] | null;
  /** Why what is stored could not be read. */
  readonly problem: DatabaseProblem | null;
  /** The project to show; `null` when there is none. May be one that is not connected. */
  readonly projectId: string | null;
  readonly view: ProjectView | null;
  readonly reading: boolean;
  /** The background did not answer. */
  readonly failed: boolean;
  readonly show: (projectId: string) => void;
  readonly refresh: () => void;
}

const isStale = ({ summary }: ProjectView): boolean => !summary || !isYounger(summary.takenAt, Date.now(), STALE_MS);

/** What was shown last, unless the tab before the person shows another project. */
const lastShownHere = async () => {
  const [last, [tab]] = await Promise.all([
    readLastShown(),
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
  ]);
  const here = projectInUrl(tab?.url);
  return last !== null && (here === null || here === last.projectId) ? last : null;
};

/** What the popup shows: at once what is stored, then, where that is old, what a new reading brings. */
export const usePopup = (): Popup => {
  const [projects, setProjects] = useState<readonly ConnectedProject[] | null>(null);
  const [projectId, setProjectId] = useState<string | null>(null);
  const [view, setView] = useState<ProjectView | null>(null);
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<DatabaseProblem | null>(null);
  const [failed, setFailed] = useState(false);
  /** What is wanted now: an answer for a project that was left meanwhile is dropped. `undefined` at first. */
  const wanted = useRef<string | null | undefined>(undefined);

  const attempt = useCallback((work: () => Promise<void>) => {
    setFailed(false);
    work().catch(() => setFailed(true));
  }, []);

  /** For the next time; without it that is only a little slower. */
  const shown = useRef<Pick<LastShown, 'projects' | 'projectId'> | null>(null);
  const remember = useCallback((latest: ProjectView | null) => {
    if (shown.current && latest) keepLastShown({ ...shown.current, view: latest }).catch(() => undefined);
  }, []);

  const read = useCallback(
    async (id: string) => {
      setReading(true);
      try {
        const fresh = await sendMessage('refreshProject', { projectId: id });
        if (wanted.current !== id) return;
        setView(fresh);
        remember(fresh);
      } finally {
        if (wanted.current === id) setReading(false);
      }
    },
    [remember],
  );

  const load = useCallback(
    async (id: string, connected: readonly ConnectedProject[]) => {
      wanted.current = id;
      const stored = await sendMessage('getSummary', { projectId: id });
      if (wanted.current !== id) return;
      shown.current = { projects: connected, projectId: id };
      // All at once: a list without its project, or a project without its figures, would flash.
      setProjects(connected);
      setProjectId(id);
      setReading(false);
      setView(stored);
      remember(stored);
      if (stored && isStale(stored)) await read(id);
    },
    [read, remember],
  );

  useEffect(() => {
    void lastShownHere().then((last) => {
      if (last === null || wanted.current !== undefined) return;
      setProjects(last.projects);
      setProjectId(last.projectId);
      setView(last.view);
    });
    attempt(async () => {
      const [list, current] = await Promise.all([sendMessage('listProjects'), sendMessage('getCurrentProject')]);
      const { projects: connected } = list;
      setProblem(list.problem);
      const first = current ?? connected[0]?.projectId ?? null;
      if (first !== null && connected.some(({ projectId: id }) => id === first)) {
        await load(first, connected);
      } else {
        wanted.current = first;
        setProjects(connected);
        setProjectId(first);
        setView(null);
      }
    });
  }, [attempt, load]);

  return {
    projects,
    problem,
    projectId,
    view,
    reading,
    failed,
    show: (id) => {
      setProjectId(id);
      setView(null);
      attempt(() => load(id, projects ?? []));
    },
    refresh: () => {
      if (projectId !== null && !reading) attempt(() => read(projectId));
    },
  };
};
