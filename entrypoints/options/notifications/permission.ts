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
    // After an update of the extension its object may be gone before the page is.
    const { permissions } = browser;
    const ask = (): void => {
      permissions.contains(NOTIFICATIONS).then(setMay, () => setMay(false));
    };
    ask();
    permissions.onAdded.addListener(ask);
    permissions.onRemoved.addListener(ask);
    return () => {
      permissions.onAdded.removeListener(ask);
      permissions.onRemoved.removeListener(ask);
    };
  }, []);
  return may;
};
