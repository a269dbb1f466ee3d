import { browser } from 'wxt/browser';
import type { NotificationWords } from '../../../utils/wording/alerts/notification';
import { logFailure } from '../run-in-background';

/** Optional: asked for by the press that turns notifications on (entrypoints/options/notifications). */
const NOTIFICATIONS = { permissions: ['notifications' as const] };

/** Without the permission the browser has no such object. */
export const canNotify = (): boolean => browser.notifications !== undefined;

/** Whether the browser lets Linchpin show notifications. Whether the system shows them can't be asked. */
export const mayNotify = async (): Promise<boolean> =>
  canNotify() && (await browser.permissions.contains(NOTIFICATIONS).catch(() => false));

/**
 * Shows a notification. `false` where the browser refuses it, as when the permission is withdrawn in that moment: it is
 * not tried again, as it may have been shown all the same.
 */
export const notify = async (id: string, { title, message, context }: NotificationWords): Promise<boolean> => {
  try {
    await browser.notifications.create(id, {
      type: 'basic',
      title,
      message,
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      // Firefox takes it and shows it nowhere.
      ...(!import.meta.env.FIREFOX && context !== undefined && { contextMessage: context }),
    });
    return true;
  } catch (error) {
    logFailure(error);
    return false;
  }
};
