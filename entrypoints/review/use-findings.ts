import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../utils/protocol/envelope';
import type { FindingsView } from '../../utils/protocol/views/findings';
import { isYounger, STALE_MS } from '../../utils/rules/age';
import { watchRevision } from '../../utils/storage/revision';

export interface Findings {
  /** `undefined` until the background has answered; `null` when the project is not connected. */
  readonly view: FindingsView | null | undefined;
  readonly reading: boolean;
  /** The background did not answer. */
  readonly failed: boolean;
  readonly refresh: () => void;
  /** Takes over what the background answered to a snooze. */
  readonly take: (view: FindingsView | null) => void;
}

const isStale = ({ findings }: FindingsView): boolean =>
  !findings || !isYounger(findings.takenAt, Date.now(), STALE_MS);

/** The findings of a project: at once what is stored, then what each new reading brings, no matter who asked for it. */
export const useFindings = (projectId: string | null): Findings => {
  const [view, setView] = useState<FindingsView | null | undefined>(undefined);
  const [reading, setReading] = useState(false);
  const [failed, setFailed] = useState(false);
  /** An answer for a project that was left meanwhile is dropped. */
  const wanted = useRef<string | null>(null);

  const load = useCallback(async (id: string): Promise<FindingsView | null> => {
    const stored = await sendMessage('getFindings', { projectId: id });
    if (wanted.current === id) setView(stored);
    return stored;
  }, []);

  const read = useCallback(
    async (id: string): Promise<void> => {
      setReading(true);
      try {
        await sendMessage('refreshProject', { projectId: id });
        await load(id);
      } finally {
        if (wanted.current === id) setReading(false);
      }
    },
    [load],
  );

  const attempt = useCallback((id: string, work: () => Promise<unknown>): void => {
    const end = (ended: boolean) => () => {
      if (wanted.current === id) setFailed(ended);
    };
    work().then(end(false), end(true));
  }, []);

  useEffect(() => {
    wanted.current = projectId;
    setView(undefined);
    setReading(false);
    setFailed(false);
    if (projectId === null) return;
    const left = new AbortController();
    attempt(projectId, async () => {
      const stored = await load(projectId);
      if (stored && isStale(stored) && !left.signal.aborted) await read(projectId);
    });
    watchRevision(projectId, left.signal, () => attempt(projectId, () => load(projectId)));
    return () => left.abort();
  }, [projectId, attempt, load, read]);

  return {
    view,
    reading,
    failed,
    refresh: () => {
      if (projectId !== null && !reading) attempt(projectId, () => read(projectId));
    },
    take: setView,
  };
};
