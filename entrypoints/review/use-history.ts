import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useUnanswered } from '../../components/ui/use-unanswered';
import { sendMessage } from '../../utils/protocol/envelope';
import type { HistoryPlace } from '../../utils/protocol/review-address';
import type { AlertKind } from '../../utils/rules/alerts/kinds';
import { watchRevision } from '../../utils/storage/revision';
import { formatHistory } from '../../utils/wording/history/history';
import type { HistoryDay, HistoryView } from '../../utils/wording/history/history-view';

export interface History {
  /** `null` until the background has answered. */
  readonly view: HistoryView | null;
  readonly failed: boolean;
  readonly loadOlder: () => void;
  readonly again: () => void;
  /** How often each kind of alert was told of late that nobody reacted to, before this look. */
  readonly unanswered: ReadonlyMap<AlertKind, number>;
}

/** The days of two answers, the newer first; one that both have a part of is one, and an entry that both have too. */
const joined = (newer: readonly HistoryDay[], older: readonly HistoryDay[]): readonly HistoryDay[] => {
  const told = new Set(newer.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const days = new Map(newer.map((day) => [day.day, day]));
  for (const each of older) {
    const rest = each.entries.filter(({ id }) => !told.has(id));
    const same = days.get(each.day);
    if (rest.length > 0) days.set(each.day, { ...each, entries: [...(same?.entries ?? []), ...rest] });
  }
  return [...days.values()];
};

/** What was loaded before stays when the newest comes again, unless what lies between would be missing. */
const withLoaded = (latest: HistoryView, known: HistoryView): HistoryView => {
  if (latest.next === null || known.newest === null || known.newest < latest.next - 1) return latest;
  const damaged = Math.max(known.damaged, latest.damaged);
  return { ...latest, days: joined(latest.days, known.days), next: known.next, damaged };
};

const askUnanswered = () => sendMessage('listUnanswered');

/** What happened in a project: the latest, asked for again after each reading, and the older that a person asks for. */
export const useHistory = (projectId: string, { about, only, since }: Required<HistoryPlace>): History => {
  const [view, setView] = useState<HistoryView | null>(null);
  const [failed, setFailed] = useState(false);
  /** Of two answers the one to the later question counts. */
  const asked = useRef(0);
  const { times: unanswered, known } = useUnanswered(askUnanswered);

  const ask = useCallback(
    async (before?: number, isVisit = false): Promise<void> => {
      const mine = ++asked.current;
      try {
        const answer = await sendMessage('getHistory', {
          projectId,
          ...(before !== undefined && { before }),
          ...(about !== null && { about }),
          ...(only !== null && { only }),
          ...(since !== null && { since }),
          ...(isVisit && { isVisit }),
        });
        if (mine !== asked.current) return;
        const found = answer && formatHistory(answer, i18n.t);
        setFailed(false);
        // Best effort: what isn't marked stays on the toolbar's button. What wasn't loaded wasn't seen.
        if (found?.newest && about === null && only === null) {
          const from = since === null ? (found.next ?? 1) : (found.oldest ?? found.newest);
          const seen = { projectId, from, seq: found.newest };
          void known.then(() => sendMessage('markHistorySeen', seen)).catch(() => undefined);
        }
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
    [projectId, about, only, since, known],
  );

  useEffect(() => {
    const left = new AbortController();
    void ask(undefined, true);
    watchRevision(projectId, left.signal, () => void ask());
    return () => left.abort();
  }, [projectId, ask]);

  return {
    view,
    failed,
    unanswered,
    again: () => void ask(),
    loadOlder: () => {
      if (view?.next != null) void ask(view.next);
    },
  };
};
