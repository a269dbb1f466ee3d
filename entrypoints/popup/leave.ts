import { browser } from 'wxt/browser';
import { sendMessage } from '../../utils/protocol/envelope';
import type { ConsolePage } from '../../utils/protocol/messages';
import { type FindingFilter, findingsAt, historyAt, reviewPath, subjectAt } from '../../utils/protocol/review-address';
import { showInLogs } from '../../utils/protocol/show-in-logs';

/** Closes the popup, which stays open in front of a tab that changes under it. Opened as a page, it stays. */
const closePopup = async (): Promise<void> => {
  if ((await browser.tabs.getCurrent()) === undefined) window.close();
};

export const goToConsole = async (projectId: string, page: ConsolePage): Promise<void> => {
  await sendMessage('openConsole', { projectId, page });
  await closePopup();
};

export const goToLogs = async (projectId: string, keyId: string): Promise<void> => {
  await showInLogs(projectId, keyId);
  await closePopup();
};

export const goToOptions = async (): Promise<void> => {
  await browser.runtime.openOptionsPage();
  await closePopup();
};

/** The review page's address; with all findings, or those of one severity or kind. */
export const reviewUrl = (projectId: string, only: FindingFilter | null = null): string =>
  browser.runtime.getURL(reviewPath(findingsAt(projectId, only)));

/** In a tab of its own. */
export const goToReview = async (projectId: string, only: FindingFilter | null = null): Promise<void> => {
  await browser.tabs.create({ url: reviewUrl(projectId, only) });
  await closePopup();
};

/** What happened in the project, in a tab of its own. */
export const goToHistory = async (projectId: string): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(reviewPath(historyAt(projectId))) });
  await closePopup();
};

/** A key's notes and history, in a tab of their own. */
export const goToSubject = async (projectId: string, keyId: string): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(reviewPath(subjectAt(projectId, 'key', keyId))) });
  await closePopup();
};
