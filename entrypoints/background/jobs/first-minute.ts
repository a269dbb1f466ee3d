import { browser } from 'wxt/browser';
import { defineItem } from '../../../utils/storage/item';
import { runInBackground } from '../run-in-background';
import { markToolbar, type ToolbarDeps } from './toolbar';

/**
 * Set for good once the options page was opened: a profile that loads Linchpin from a folder installs it at each start.
 */
const welcomed = defineItem({ key: 'welcomed', parse: (raw) => raw === true });

const welcome = async (): Promise<void> => {
  if (await welcomed.read()) return;
  await browser.runtime.openOptionsPage();
  await welcomed.write(true);
};

/**
 * A person who has just installed Linchpin is taken to where a key is entered, once: neither an update nor a start of
 * the browser opens a page. To be called at every start of the worker, as browsers forget what the button says.
 */
export const startFirstMinute = (parts: ToolbarDeps): void => {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') runInBackground(welcome());
  });
  runInBackground(markToolbar(parts));
};
