import { browser } from 'wxt/browser';
import { runInBackground } from '../run-in-background';
import { canNotify } from './notifications';
import { QUIET_END, type TellingJob } from './telling';

/**
 * What has a person told, and follows their press. To be called at every start of the worker, before anything is
 * awaited, so that a press wakes it; what was owed when the last one died is told then.
 */
export const startTelling = (telling: TellingJob): void => {
  const clicked = (id: string): void => runInBackground(telling.clicked(id));
  const listen = (): void => {
    if (canNotify() && !browser.notifications.onClicked.hasListener(clicked))
      browser.notifications.onClicked.addListener(clicked);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === QUIET_END) runInBackground(telling.tell());
  });
  runInBackground(telling.tell());
};
