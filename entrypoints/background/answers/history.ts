import type { Ledger, StoredEvents } from '../../../utils/ledger/types';
import type { Query } from '../../../utils/protocol/declarations';
import type { FoundHistory, NumberedChange } from '../../../utils/protocol/views/history';
import { passes } from '../../../utils/rules/alerts/history-filter';
import { alertOf } from '../../../utils/rules/alerts/kinds';
import { dayOf } from '../../../utils/rules/days';
import { type Gap, gapsBetween } from '../../../utils/rules/events/gaps';
import { firstMoment, withVisit } from '../../../utils/rules/events/since';
import { toAlertFacts } from '../../../utils/settings/repair';
import type { Settings } from '../../../utils/settings/schema';
import type { State } from '../state';

/** So many are told at once. */
const PAGE = 200;

export interface HistoryDeps {
  readonly ledger: Pick<Ledger, 'projects' | 'listEvents' | 'listReadings'>;
  readonly state: Pick<State, 'visits'>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
}

type HistoryQuery = Query<'getHistory'>;

/** When the oldest event of a page, and the one after its newest, were found: gaps between them belong to the page. */
const spanOf = async (
  { projectId, before }: HistoryQuery,
  { events, next }: Extract<StoredEvents, { state: 'present' }>,
  { ledger, now }: HistoryDeps,
): Promise<{ readonly from: number; readonly to: number }> => {
  const from = next === null ? 0 : (events[0]?.to ?? 0);
  if (before === undefined) return { from, to: now() };
  const above = await ledger.listEvents(projectId, { after: before - 1, before: before + 1, most: 1 });
  return { from, to: (above.state === 'present' ? above.events[0]?.to : undefined) ?? events.at(-1)?.to ?? from };
};

const gapsOf = async (
  query: HistoryQuery,
  stored: Extract<StoredEvents, { state: 'present' }>,
  everyMs: number,
  since: number,
  parts: HistoryDeps,
): Promise<readonly Gap[]> => {
  const isNarrowed = query.about !== undefined || (query.only !== undefined && query.only !== 'watching');
  if (isNarrowed) return [];
  const { from, to } = await spanOf(query, stored, parts);
  const moments = await parts.ledger.listReadings(query.projectId, Math.max(from, since), to);
  return gapsBetween(moments, everyMs, query.before === undefined ? to : Number.NEGATIVE_INFINITY);
};

/** What happened in a project; `null` where it isn't connected. */
export const historyOf = async (query: HistoryQuery, parts: HistoryDeps): Promise<FoundHistory | null> => {
  const { projectId, before, about, only, since } = query;
  const { ledger, state, settings, now } = parts;
  if ((await ledger.projects.read(projectId)).state === 'absent') return null;
  if (query.isVisit) await state.visits.change(projectId, (visits) => withVisit(visits, now()));
  const known = await settings();
  const facts = toAlertFacts(known);
  const today = dayOf(now());
  const first = firstMoment(since ?? null, today, await state.visits.get(projectId)) ?? 0;
  const stored = await ledger.listEvents(projectId, {
    most: PAGE,
    since: first,
    ...(only !== undefined && { keep: (change) => passes(change, only, facts) }),
    ...(before !== undefined && { before }),
    ...(about !== undefined && { subject: about }),
  });
  if (stored.state === 'unavailable') return stored;
  const { watchEveryMinutes: everyMinutes } = known;
  const gaps = await gapsOf(query, stored, everyMinutes * 60_000, first, parts);
  // Which of them a notification would tell of is the settings' affair, which are known here.
  const events = stored.events.map((event): NumberedChange => {
    const alert = alertOf(event.change, facts);
    return alert ? { ...event, alert: alert.kind } : event;
  });
  return { ...stored, events, gaps, everyMinutes, today };
};
