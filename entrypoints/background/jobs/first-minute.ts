import { browser } from 'wxt/browser';
import type { Ledger } from '../../../utils/ledger/types';
import { defineItem } from '../../../utils/storage/item';
import type { Translate } from '../../../utils/wording/translate';
import { runInBackground } from '../run-in-background';

interface Deps {
  readonly ledger: Pick<Ledger, 'listProjects'>;
  readonly t: Translate;
}

/**
 * Says on the toolbar's button what is to be done before Linchpin can show anything: connect a project. Where what is
 * stored can't be read, the button stays as it is.
 */
export const markToolbar = async ({ ledger, t }: Deps): Promise<void> => {
  const stored = await ledger.listProjects();
  if (stored.state === 'unavailable') return;
  // Of a damaged record too a key is stored, which is to be disconnected and not connected once more.
  const isConnected = stored.projects.length + stored.damaged.length > 0;
  await browser.action.setBadgeText({ text: isConnected ? '' : t('toolbar_connect') });
  await browser.action.setTitle({ title: isConnected ? t('extName') : t('toolbar_connectTitle') });
};

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
export const startFirstMinute = (parts: Deps): void => {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') runInBackground(welcome());
  });
  runInBackground(markToolbar(parts));
};
