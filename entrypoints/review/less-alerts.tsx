import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import type { AlertKind } from '../../utils/rules/alerts/kinds';
import { alertSwitch } from '../../utils/rules/switches';
import { writeSettings } from '../../utils/settings/settings';
import { formatsOf } from '../../utils/wording/formats';
import type { HistoryView } from '../../utils/wording/history/history-view';

/** An offer to be told no more of a kind, at the newest event of it. */
export interface Offer {
  readonly kind: AlertKind;
  readonly times: number;
}

/** The offers by the events, by their ids, that they stand at. They stay there while the page is open. */
export const useOffers = (
  view: HistoryView | null,
  unanswered: ReadonlyMap<AlertKind, number>,
): ReadonlyMap<string, Offer> => {
  const placed = useRef<ReadonlyMap<string, Offer>>(new Map());
  const kinds = new Set([...placed.current.values()].map(({ kind }) => kind));
  for (const entry of view?.days.flatMap(({ entries }) => entries) ?? []) {
    const kind = entry.kind === 'event' ? entry.alert : undefined;
    const times = kind && unanswered.get(kind);
    if (!kind || times === undefined || kinds.has(kind)) continue;
    kinds.add(kind);
    placed.current = new Map([...placed.current, [entry.id, { kind, times }]]);
  }
  return placed.current;
};

/** Says that nobody looked at what was told of a kind, and turns it off, or on again, at one press. */
export const LessAlerts = ({ offer: { kind, times } }: { readonly offer: Offer }) => {
  const [state, setState] = useState<'on' | 'off' | 'failed'>('on');
  const [busy, setBusy] = useState(false);
  const tell = async (isOn: boolean): Promise<void> => {
    setBusy(true);
    const done = await writeSettings({ [alertSwitch(kind)]: isOn }).catch(() => null);
    setState(done ? (isOn ? 'on' : 'off') : 'failed');
    setBusy(false);
  };
  const name = <span class="lp-visually-hidden">: {i18n.t(`settings_${alertSwitch(kind)}`)}</span>;
  return (
    <div class="history-less" role="status">
      {state === 'off' ? (
        <>
          <p class="lp-sub">{i18n.t('history_lessDone')}</p>
          <Button busy={busy} onClick={() => void tell(true)}>
            {i18n.t('review_undo')}
            {name}
          </Button>
        </>
      ) : (
        <>
          <p class="lp-sub">{i18n.t('notifications_unanswered', times, [formatsOf(i18n.t).number(times)])}</p>
          {state === 'failed' && <p>{i18n.t('history_lessFailed')}</p>}
          <Button busy={busy} onClick={() => void tell(false)}>
            {i18n.t('notifications_less')}
            {name}
          </Button>
        </>
      )}
    </div>
  );
};
