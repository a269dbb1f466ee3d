import type { Page } from 'puppeteer';
import { waitFor } from '../../harness/wait-for';
import { marks } from '../marks';
import { readAreas, readDatabases } from '../places/extension';
import { readIsolatedWorlds } from '../places/isolated-world';
import { heardBy, listenIn } from '../places/messages';
import { readPage } from '../places/page';
import { createSearcher, type Finding, type Searcher } from '../search/searcher';
import type { SearchedStage } from '../stage';

/** What is looked at on the way, and what was found there. */
export interface Evidence {
  readonly searcher: Searcher;
  readonly findings: readonly Finding[];
  note(place: string, text: string): void;
  /** Everything on a page of the Console, as the page and as Linchpin's own scripts in it see it. */
  lookAtConsole(page: Page, place: string): Promise<void>;
  /** Everything on one of the extension's pages. */
  lookAtOwn(page: Page, place: string): Promise<void>;
  /** Stores, messages, consoles, addresses and titles, as they are at the end of the way. */
  lookAtRest(own: Page, ears: Page): Promise<void>;
}

/** In session mode the key itself is in `storage.session`, which is memory: there it must be, and only there. */
export const gather = (stage: SearchedStage, keptInSession: boolean): Evidence => {
  const searcher = createSearcher(marks);
  const findings: Finding[] = [];
  const note = (place: string, text: string): void => {
    findings.push(...searcher.search(place, text));
  };
  const { session, consoles, simulator } = stage;

  return {
    ...{ searcher, findings, note },
    lookAtConsole: async (page, place) => {
      note(`${place}: page`, await readPage(page));
      if (stage.name !== 'chromium') return;
      const [world, ...others] = await waitFor('Linchpin’s isolated world', async () => {
        const worlds = await readIsolatedWorlds(page);
        return worlds.length > 0 && worlds;
      });
      for (const { everything, extension } of [world, ...others].filter((each) => each !== undefined)) {
        note(`${place}: isolated world`, everything);
        note(`${place}: what the extension’s API gives there`, extension);
        if (!/"session","(refused|not there)/.test(extension))
          throw new Error('storage.session is open to the content script');
      }
    },
    lookAtOwn: async (page, place) => note(place, await readPage(page)),
    lookAtRest: async (own, ears) => {
      const { local, sync, session: inSession, alarms } = await readAreas(own);
      note('storage.local', local);
      note('storage.sync', sync);
      note('alarms', alarms);
      const inMemory = searcher.search('storage.session', inSession);
      const allowed = keptInSession
        ? inMemory.filter(({ mark, form }) => !(mark === 'key' && form === 'as it is'))
        : inMemory;
      findings.push(...allowed);
      if (keptInSession !== inMemory.length > 0)
        throw new Error(`storage.session ${keptInSession ? 'lacks the key' : 'holds what it must not'}`);
      findings.push(...searcher.search('IndexedDB, read', Buffer.from(await readDatabases(own), 'latin1')));
      const { messages, connections } = await heardBy(ears);
      if (connections > 0) throw new Error('Linchpin opened a port: what goes through it was not heard');
      for (const message of messages) note('messages', message);
      note('consoles', await consoles.read());
      note('call log', JSON.stringify(simulator.calls.list));
      for (const page of await session.browser.pages()) {
        // A tab that was closed has no title any more; while it was there, all of it was looked at.
        note('address and title', `${page.url()} ${await page.title().catch(() => '')}`);
      }
      for (const tab of await session.tabs()) note('address of a tab', tab);
    },
  };
};

/** An extension page that stays open from the beginning to the end, and hears all messages. */
export const openEars = async ({ session }: SearchedStage): Promise<Page> => {
  const ears = await session.openExtensionPage('popup.html');
  await listenIn(ears);
  return ears;
};
