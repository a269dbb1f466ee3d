import type { Page } from 'puppeteer';
import { readEverything } from './page';

/** Runs where the content script does: what the browser's extension object gives it. */
const readExtension = async (): Promise<string> => {
  interface Area {
    get(keys: null): Promise<object>;
  }
  const { chrome } = globalThis as unknown as { chrome: { storage: Record<string, Area>; runtime: object } };
  const areas = await Promise.all(
    ['local', 'sync', 'managed', 'session'].map(async (name) => {
      const all = await chrome.storage[name]?.get(null).catch((error: unknown) => `refused: ${String(error)}`);
      return [name, all ?? 'not there'];
    }),
  );
  return JSON.stringify({ areas, runtime: Object.keys(chrome.runtime) });
};

const asExpression = (work: () => Promise<string>): string =>
  `(() => { const __name = (f) => f; return (${work.toString()})(); })()`;

export interface IsolatedWorld {
  /** What its scripts can read of the page, and all their globals. */
  readonly everything: string;
  /** What the extension's object gives them, `storage.session` among what is asked for. */
  readonly extension: string;
}

/** All that Linchpin's own scripts in the page can read. Chromium only: Firefox lets no test in there. */
export const readIsolatedWorlds = (page: Page): Promise<IsolatedWorld[]> =>
  Promise.all(
    page.extensionRealms().map(async (realm) => ({
      everything: String(await realm.evaluate(asExpression(readEverything))),
      extension: String(await realm.evaluate(asExpression(readExtension))),
    })),
  );
