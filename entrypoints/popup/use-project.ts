import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { projectInUrl } from '../../utils/console/page/address';
import { sendMessage } from '../../utils/protocol/envelope';
import { type LastShown, lastShown } from '../../utils/protocol/last-shown';
import type { ConnectedProject, ProjectView } from '../../utils/protocol/messages';
import { readProjects } from '../../utils/protocol/read-projects';
import { isYounger, STALE_MS } from '../../utils/rules/age';
import type { DatabaseProblem } from '../../utils/storage/problem';

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
    lastShown.read(),
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
  ]);
  const here = projectInUrl(tab?.url);
  return last && (here === null || here === last.projectId) ? last : null;
};

/**
 * What is shown, which changes all at once: a list without its project, or a project without its figures, would flash.
 */
type Shown = Pick<Popup, 'projects' | 'projectId' | 'view'>;

const NOTHING: Shown = { projects: null, projectId: null, view: null };

interface Loading {
  readonly shown: Shown;
  readonly setShown: (next: Shown) => void;
  readonly reading: boolean;
  /** The project that is wanted now: an answer for one that was left meanwhile is dropped. `undefined` at first. */
  readonly wanted: { current: string | null | undefined };
  /** Shows a project as it is stored, then, where that is old, as a new reading has it. */
  readonly load: (id: string, connected: readonly ConnectedProject[]) => Promise<void>;
  readonly read: (id: string) => Promise<void>;
}

const useLoading = (): Loading => {
  const [shown, setShown] = useState<Shown>(NOTHING);
  const [reading, setReading] = useState(false);
  const wanted = useRef<string | null | undefined>(undefined);
  const loaded = useRef<Pick<LastShown, 'projects' | 'projectId'> | null>(null);
  /** For the next time; without it that is only a little slower. */
  const remember = useCallback((latest: ProjectView | null) => {
    if (loaded.current && latest) lastShown.write({ ...loaded.current, view: latest }).catch(() => undefined);
  }, []);
  const read = useCallback(
    async (id: string) => {
      setReading(true);
      try {
        const fresh = await sendMessage('refreshProject', { projectId: id });
        if (wanted.current !== id) return;
        setShown((before) => ({ ...before, view: fresh }));
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
      loaded.current = { projects: connected, projectId: id };
      setShown({ projects: connected, projectId: id, view: stored });
      setReading(false);
      remember(stored);
      if (stored && isStale(stored)) await read(id);
    },
    [read, remember],
  );
  return { shown, setShown, reading, wanted, load, read };
};

/** The connected projects, and which of them to show first: it may be one that is not connected. */
const readFirst = async () => {
  const { list, current, problem } = await readProjects();
  const first = current ?? list[0]?.projectId ?? null;
  return { list, problem, first, isConnected: list.some(({ projectId }) => projectId === first) };
};

/** What the popup shows: at once what is stored, then, where that is old, what a new reading brings. */
export const usePopup = (): Popup => {
  const { shown, setShown, reading, wanted, load, read } = useLoading();
  const [problem, setProblem] = useState<DatabaseProblem | null>(null);
  const [failed, setFailed] = useState(false);
  const attempt = useCallback((work: () => Promise<void>) => {
    setFailed(false);
    work().catch(() => setFailed(true));
  }, []);

  useEffect(() => {
    void lastShownHere().then((last) => {
      if (!last || wanted.current !== undefined) return;
      setShown({ projects: last.projects, projectId: last.projectId, view: last.view });
    });
    attempt(async () => {
      const { list, problem: found, first, isConnected } = await readFirst();
      setProblem(found);
      if (first !== null && isConnected) {
        await load(first, list);
      } else {
        wanted.current = first;
        setShown({ projects: list, projectId: first, view: null });
      }
    });
  }, [attempt, load, setShown, wanted]);

  const { projects, projectId, view } = shown;
  return {
    projects,
    problem,
    projectId,
    view,
    reading,
    failed,
    show: (id) => {
      setShown({ projects, projectId: id, view: null });
      attempt(() => load(id, projects ?? []));
    },
    refresh: () => {
      if (projectId !== null && !reading) attempt(() => read(projectId));
    },
  };
};
