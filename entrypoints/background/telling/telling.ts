import { browser } from 'wxt/browser';
import type { Ledger } from '../../../utils/ledger/types';
import { historyAt, reviewPath } from '../../../utils/protocol/review-address';
import { eventOf, planTelling, type Telling } from '../../../utils/rules/alerts/plan-telling';
import { isQuietAt, type QuietHours, quietUntil } from '../../../utils/rules/alerts/quiet-hours';
import { toAlertFacts } from '../../../utils/settings/repair';
import type { Settings } from '../../../utils/settings/schema';
import { createMutex } from '../../../utils/storage/mutex';
import { notificationWords } from '../../../utils/wording/alerts/notification';
import type { Translate } from '../../../utils/wording/translate';
import { mayNotify, notify } from './notifications';

export interface TellingDeps {
  readonly ledger: Pick<Ledger, 'owes' | 'claimOwed' | 'noteClicked' | 'listProjects'>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  /** This machine's time of day at a moment, in minutes from midnight. */
  readonly minuteOfDay: (ms: number) => number;
  readonly t: Translate;
}

/** Tells a person what happened, by notifications of the browser. */
export interface TellingJob {
  /** Tells what is owed, or puts it off to the end of quiet hours. */
  tell(): Promise<void>;
  /** Shows one notification, to see whether they are shown. `false`: the browser doesn't let Linchpin. */
  test(): Promise<boolean>;
  /** A person pressed the notification with this id. */
  clicked(id: string): Promise<void>;
}

/** Rings when quiet hours end, if they keep anything back. */
export const QUIET_END = 'quiet-end';
const TEST = 'test';

const hoursOf = ({ quietFrom, quietTo }: Settings): QuietHours => ({ from: quietFrom, to: quietTo });

export const createTelling = (parts: TellingDeps): TellingJob => {
  const { ledger, settings, now, minuteOfDay, t } = parts;
  // Of two at once the later finds what the first one has claimed.
  const inTurn = createMutex();

  const show = async (tellings: readonly Telling[], { hideNames }: Settings): Promise<void> => {
    const stored = await ledger.listProjects();
    const names = new Map(
      stored.state === 'present' ? stored.projects.map(({ projectId, name }) => [projectId, name] as const) : [],
    );
    for (const telling of tellings)
      await notify(telling.id, notificationWords(telling, { projectNames: names, hideNames }, t));
  };

  const tell = async (): Promise<void> => {
    if (!(await ledger.owes())) return;
    const current = await settings();
    const isQuiet = current.quietHours && isQuietAt(minuteOfDay(now()), hoursOf(current));
    const isOn = current.notifications && (await mayNotify());
    let holds = false;
    const tellings = await ledger.claimOwed((owed) => {
      const plan = planTelling(owed, {
        ...{ facts: toAlertFacts(current), isOn, isQuiet },
        breakQuiet: current.breakQuiet,
      });
      holds = plan.hold.length > 0;
      return plan;
    }, now());
    if (holds) await browser.alarms.create(QUIET_END, { when: quietUntil(now(), hoursOf(current), minuteOfDay) });
    await show(tellings, current);
  };

  return {
    tell: () => inTurn(tell),
    test: async () =>
      (await mayNotify()) && (await notify(TEST, { title: t('alerts_testTitle'), message: t('alerts_testMessage') })),
    clicked: async (id) => {
      await browser.notifications.clear(id);
      const event = eventOf(id);
      if (event === null) return browser.runtime.openOptionsPage();
      const { projectId, seq } = event;
      await browser.tabs.create({ url: browser.runtime.getURL(reviewPath(historyAt(projectId, {}, seq))) });
      await ledger.noteClicked(id);
    },
  };
};
