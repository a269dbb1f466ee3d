import { i18n } from '#i18n';
import { type HistoryPlace, historyAt } from '../../utils/protocol/review-address';
import { HISTORY_FILTERS, type HistoryFilter } from '../../utils/rules/alerts/history-filter';
import { PRESETS, type Since } from '../../utils/rules/events/since';

const FILTERS: Readonly<Record<HistoryFilter, () => string>> = {
  urgent: () => i18n.t('history_urgent'),
  keys: () => i18n.t('history_topicKeys'),
  members: () => i18n.t('history_topicMembers'),
  invites: () => i18n.t('history_topicInvites'),
  traffic: () => i18n.t('history_topicTraffic'),
  watching: () => i18n.t('history_topicWatching'),
};

const SINCE: Readonly<Record<Since, () => string>> = {
  visit: () => i18n.t('history_sinceVisit'),
  yesterday: () => i18n.t('history_sinceYesterday'),
  workday: () => i18n.t('history_sinceWorkday'),
};

/** What the address asks for; `null`, so that all is shown, where that is nothing that can be asked for. */
export const historyFilterOf = (only: string | null): HistoryFilter | null =>
  HISTORY_FILTERS.find((filter) => filter === only) ?? null;
export const sinceOf = (since: string | null): Since | null => PRESETS.find((preset) => preset === since) ?? null;

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly { readonly label: string; readonly href: string; readonly isChosen: boolean }[];
}

/** Links rather than fields: each choice has an address of its own. */
const Choices = ({ label, choices }: ChoicesProps) => (
  <nav class="history-choices" aria-label={label}>
    {choices.map((choice) => (
      <a key={choice.label} href={choice.href} aria-current={choice.isChosen ? 'true' : undefined}>
        {choice.label}
      </a>
    ))}
  </nav>
);

interface FiltersProps {
  readonly projectId: string;
  readonly place: Required<HistoryPlace>;
}

/** What of the history is shown, and from when on. */
export const HistoryFilters = ({ projectId, place }: FiltersProps) => {
  const to = (change: HistoryPlace): string => historyAt(projectId, { ...place, ...change });
  const kinds = [null, ...HISTORY_FILTERS].map((only) => ({
    label: only === null ? i18n.t('history_all') : FILTERS[only](),
    href: to({ only }),
    isChosen: only === place.only,
  }));
  const times = [null, ...PRESETS].map((since) => ({
    label: since === null ? i18n.t('history_sinceAlways') : SINCE[since](),
    href: to({ since }),
    isChosen: since === place.since,
  }));
  return (
    <>
      <Choices label={i18n.t('history_filters')} choices={kinds} />
      <Choices label={i18n.t('history_sinceTitle')} choices={times} />
    </>
  );
};
