import { browser } from 'wxt/browser';
import { type ConsolePage, sendMessage } from '../../utils/messages';

/** Closes the popup, which stays open in front of a tab that changes under it. Opened as a page, it stays. */
const closePopup = async (): Promise<void> => {
  if ((await browser.tabs.getCurrent()) === undefined) window.close();
};

export const goToConsole = async (projectId: string, page: ConsolePage, keyId?: string): Promise<void> => {
  await sendMessage('openConsole', { projectId, page, ...(keyId !== undefined && { keyId }) });
  await closePopup();
};

/** By way of the clipboard too, for a log page whose filter isn't found. */
export const showInLogs = async (projectId: string, keyId: string): Promise<void> => {
  await navigator.clipboard.writeText(keyId).catch(() => undefined);
  await goToConsole(projectId, 'logs', keyId);
};

export const goToOptions = async (): Promise<void> => {
  await browser.runtime.openOptionsPage();
  await closePopup();
};
