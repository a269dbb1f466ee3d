import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../utils/protocol/envelope';
import type { HistoryDay, HistoryView } from '../../utils/protocol/views/history';
import { watchRevision } from '../../utils/storage/revision';

export interface History {
  /** `null` until the background has answered. */
  readonly view: HistoryView | null;
  readonly failed: boolean;
  readonly loadOlder: () => void;
  readonly again: () => void;
}

/** A day that two answers have a part of is one. */
const joined = (newer: readonly HistoryDay[], older: readonly HistoryDay[]): readonly HistoryDay[] => {
  const last = newer.at(-1);
  const [first, ...rest] = older;
  if (!last || first?.day !== last.day) return [...newer, ...older];
  return [...newer.slice(0, -1), { ...last, events: [...last.events, ...first.events] }, ...rest];
};

/** What happened in a project: the latest, and whatever older a person asks for; anew after each reading. */
export const useHistory = (projectId: string, about: string | null): History => {
  const [view, setView] = useState<HistoryView | null>(null);
  const [failed, setFailed] = useState(false);
  /** Of two answers the one to the later question counts. */
  const asked = useRef(0);

  const ask = useCallback(
    async (before?: number): Promise<void> => {
      const mine = ++asked.current;
      try {
        const found = await sendMessage('getHistory', {
          projectId,
          ...(before !== undefined && { before }),
          ...(about !== null && { about }),
        });
        if (mine !== asked.current) return;
        setFailed(false);
        const newest = found?.newest;
        // Best effort: what isn't marked stays on the toolbar's button.
        if (newest && about === null)
          void sendMessage('markHistorySeen', { projectId, seq: newest }).catch(() => undefined);
        setView((known) => {
          if (!found || before === undefined || !known) return found;
          return { ...found, days: joined(known.days, found.days), damaged: known.damaged + found.damaged };
        });
      } catch {
        if (mine === asked.current) setFailed(true);
      }
    },
    [projectId, about],
  );

  useEffect(() => {
    const left = new AbortController();
    void ask();
    watchRevision(projectId, left.signal, () => void ask());
    return () => left.abort();
  }, [projectId, ask]);

  return {
    view,
    failed,
    again: () => void ask(),
    loadOlder: () => {
      if (view?.next != null) void ask(view.next);
    },
  };
};
