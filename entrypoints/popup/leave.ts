import { browser } from 'wxt/browser';
import { type ConsolePage, sendMessage } from '../../utils/messages';

/** Closes the popup, which stays open in front of a tab that changes under it. Opened as a page, it stays. */
const closePopup = async (): Promise<void> => {
  if ((await browser.tabs.getCurrent()) === undefined) window.close();
};

export const goToConsole = async (projectId: string, page: ConsolePage): Promise<void> => {
  await sendMessage('openConsole', { projectId, page });
  await closePopup();
};

/** By way of the clipboard too, for a log page whose filter isn't found. */
export const showInLogs = async (projectId: string, keyId: string): Promise<void> => {
  const copied = await navigator.clipboard.writeText(keyId).then(
    () => true,
    () => false,
  );
  await sendMessage('openConsole', { projectId, page: 'logs', keyId, copied });
  await closePopup();
};

export const goToOptions = async (): Promise<void> => {
  await browser.runtime.openOptionsPage();
  await closePopup();
};

/** In a tab of its own. The id is in the hash, which no server ever sees. */
export const goToReview = async (projectId: string): Promise<void> => {
  await browser.tabs.create({
    url: browser.runtime.getURL(`/review.html#${new URLSearchParams({ project: projectId })}`),
  });
  await closePopup();
};
