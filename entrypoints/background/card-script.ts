import { browser } from 'wxt/browser';
import type { Sender } from './sender';

/** Loads the card into the asking tab's top frame, beside the content script. */
export const loadCardScript = async (sender: Sender): Promise<void> => {
  const tabId = sender.tab?.id;
  if (tabId === undefined) return;
  await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: ['/console-card.js'] });
};
