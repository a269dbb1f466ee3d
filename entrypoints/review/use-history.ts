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

/** The days of two answers, the newer first; one that both have a part of is one, and an event that both have too. */
const joined = (newer: readonly HistoryDay[], older: readonly HistoryDay[]): readonly HistoryDay[] => {
  const told = new Set(newer.flatMap(({ events }) => events.map(({ seq }) => seq)));
  const days = new Map(newer.map((day) => [day.day, day]));
  for (const each of older) {
    const rest = each.events.filter(({ seq }) => !told.has(seq));
    const same = days.get(each.day);
    if (rest.length > 0) days.set(each.day, { ...each, events: [...(same?.events ?? []), ...rest] });
  }
  return [...days.values()];
};

/** What was loaded before stays when the newest comes again, unless what lies between would be missing. */
const withLoaded = (latest: HistoryView, known: HistoryView): HistoryView => {
  if (latest.next === null || known.newest === null || known.newest < latest.next - 1) return latest;
  const damaged = Math.max(known.damaged, latest.damaged);
  return { ...latest, days: joined(latest.days, known.days), next: known.next, damaged };
};

/** What happened in a project: the latest, asked for again after each reading, and the older that a person asks for. */
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
        // Best effort: what isn't marked stays on the toolbar's button. What wasn't loaded wasn't seen.
        if (found?.newest && about === null)
          void sendMessage('markHistorySeen', { projectId, from: found.next ?? 1, seq: found.newest }).catch(
            () => undefined,
          );
        setView((known) => {
          if (!found || found.problem || !known || known.problem) return found;
          if (before === undefined) return withLoaded(found, known);
          const damaged = known.damaged + found.damaged;
          return { ...known, days: joined(known.days, found.days), next: found.next, damaged };
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
