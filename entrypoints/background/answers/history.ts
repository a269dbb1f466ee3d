import type { Ledger } from '../../../utils/ledger/types';
import type { Query } from '../../../utils/protocol/declarations';
import type { HistoryView } from '../../../utils/protocol/views/history';
import { dayOf } from '../../../utils/rules/days';
import type { Settings } from '../../../utils/settings/schema';
import type { DatabaseProblem } from '../../../utils/storage/problem';
import { formatHistory } from '../../../utils/wording/history/history';
import type { Translate } from '../../../utils/wording/translate';

/** So many are told at once. */
const PAGE = 200;

export interface HistoryDeps {
  readonly ledger: Pick<Ledger, 'projects' | 'listEvents'>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly t: Translate;
}

const unread = (problem: DatabaseProblem): HistoryView => ({
  ...{ days: [], next: null, newest: null, footnote: '' },
  ...{ problem, damaged: 0 },
});

/** What happened in a project; `null` where it isn't connected. */
export const historyOf = async (
  { projectId, before, about }: Query<'getHistory'>,
  { ledger, settings, now, t }: HistoryDeps,
): Promise<HistoryView | null> => {
  if ((await ledger.projects.read(projectId)).state === 'absent') return null;
  const stored = await ledger.listEvents(projectId, {
    most: PAGE,
    ...(before !== undefined && { before }),
    ...(about !== undefined && { subject: about }),
  });
  if (stored.state === 'unavailable') return unread(stored.problem);
  const { watchEveryMinutes } = await settings();
  const said = { since: stored.since, everyMinutes: watchEveryMinutes, today: dayOf(now()) };
  return formatHistory(stored, said, t);
};
