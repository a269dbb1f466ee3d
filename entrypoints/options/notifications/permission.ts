import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

const NOTIFICATIONS = { permissions: ['notifications' as const] };

/** Asks the browser for its permission; to be called by a press, before anything is awaited. `false`: refused. */
export const askForNotifications = (): Promise<boolean> =>
  browser.permissions.request(NOTIFICATIONS).catch(() => false);

/** Whether the browser lets Linchpin show notifications, also as that changes; `null` until it has answered. */
export const useMayNotify = (): boolean | null => {
  const [may, setMay] = useState<boolean | null>(null);
  useEffect(() => {
    const ask = (): void => {
      browser.permissions.contains(NOTIFICATIONS).then(setMay, () => setMay(false));
    };
    ask();
    browser.permissions.onAdded.addListener(ask);
    browser.permissions.onRemoved.addListener(ask);
    return () => {
      browser.permissions.onAdded.removeListener(ask);
      browser.permissions.onRemoved.removeListener(ask);
    };
  }, []);
  return may;
};
