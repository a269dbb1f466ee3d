import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/index';
import { SECRETS } from '../../../simulator/seeds/small';
import { openBrowser, type Session } from '../../harness/browser';
import { type ForeignHost, startElsewhere } from '../../harness/foreign-host';
import { inPage } from '../../harness/in-page';
import { connect } from '../../harness/options-page';
import type { ExtensionPage } from '../../harness/session';
import { waitFor, waitForRest } from '../../harness/wait-for';
import { wantedBrowsers } from '../wanted';
import { workerOf } from '../worker';
import { callByWebRtc, DOCUMENT_WAYS, domainOf, hostFor, leaveDocument, leaveWorker, WORKER_WAYS } from './ways-out';

const PAGES: readonly ExtensionPage[] = ['options.html', 'popup.html', 'review.html'];
/** Ways that both browsers give any web page: if one of these isn't counted, the counting is broken. */
const SURE = ['fetch', 'XMLHttpRequest', 'WebSocket', 'image', 'script', 'stylesheet', 'iframe', 'form', 'sendBeacon'];

describe.each(wantedBrowsers)('one host, in %s', (name) => {
  let simulator: Simulator;
  let elsewhere: ForeignHost;
  let session: Session;
  let tried = 0;
  let left = 0;
  let ahead = 0;
  const counted = new Set<string>();

  beforeAll(async () => {
    simulator = await startSimulator();
    elsewhere = await startElsewhere();
    session = await openBrowser(name, { simulatorPort: simulator.port, elsewhere });
    await connect(session, SECRETS.admin);
  });
  afterEach(async () => {
    const [, ...pages] = await session.browser.pages();
    for (const page of pages) await page.close();
    // The browser complains of each attempt that it refused.
    await session.pageErrors();
  });
  afterAll(async () => {
    console.log(
      `${name}, one host: ${tried} requests tried from ${PAGES.length} pages and the background, ${left} left (${ahead} connections were opened ahead of one that was refused); ${counted.size} of ${DOCUMENT_WAYS.length} ways counted from a web page`,
    );
    await session?.close();
    await elsewhere?.close();
    await simulator?.close();
  });

  /** Every way at once. Gives the hosts that were asked, when no more arrive. */
  const tryAll = async (
    ways: readonly string[],
    from: string,
    leave: (way: string, host: string) => Promise<unknown>,
  ) => {
    const before = elsewhere.connections;
    await Promise.all(ways.map((way) => leave(way, hostFor(way, from))));
    await waitForRest('no more comes', async () => [elsewhere.requests.length, elsewhere.connections], 500);
    const arrived = new Set(elsewhere.requests.filter((host) => host.endsWith(domainOf(from))));
    if (from !== 'web') {
      tried += ways.length;
      left += arrived.size;
      ahead += elsewhere.connections - before;
    }
    return [...arrived];
  };
  const from = (page: Page) => (way: string, host: string) => inPage(page, leaveDocument, way, host);

  it('is not what a web page keeps to: there the same attempts are counted, way by way', async () => {
    const page = await session.newPage();
    await page.goto('https://web-page.elsewhere.example/');
    await tryAll(DOCUMENT_WAYS, 'web', from(page));
    // On a busy machine a new tab may begin its request after a pause.
    await waitFor('each of the ways that surely lead out', async () => {
      for (const host of elsewhere.requests) if (host.endsWith(domainOf('web'))) counted.add(host);
      return SURE.every((way) => counted.has(hostFor(way, 'web')));
    });
    const missed = DOCUMENT_WAYS.filter((way) => !counted.has(hostFor(way, 'web')));
    console.log(`${name}: a web page has no such way out either, or is not seen to take it: ${missed.join(', ')}`);
    expect(counted.size).toBeGreaterThan(20);
  });

  it.each(PAGES)('is all that %s can ask', async (path) => {
    const page = await session.openExtensionPage(path);
    expect(await tryAll(DOCUMENT_WAYS, path, from(page))).toEqual([]);
  });

  it('is all that the background can ask', async () => {
    if (name === 'chromium') {
      const worker = await workerOf(session);
      const leave = (...asked: [way: string, host: string]) =>
        worker.evaluate(
          `(() => { const __name = (f) => f; return (${leaveWorker.toString()})(...${JSON.stringify(asked)}); })()`,
        );
      expect(await tryAll(WORKER_WAYS, 'background', leave)).toEqual([]);
    } else {
      // Firefox's background is a page of this name; a second one in a tab is held by the same policy.
      const page = await session.openExtensionPage('_generated_background_page.html');
      expect(await tryAll(DOCUMENT_WAYS, 'background', from(page))).toEqual([]);
    }
  });

  it('is all that was asked in the end', () => {
    const others = elsewhere.requests.filter(
      (host) => !host.endsWith(domainOf('web')) && host !== 'web-page.elsewhere.example',
    );
    console.log(`${name}: beside Linchpin the browser itself asked ${[...new Set(others)].join(', ') || 'nobody'}`);
    expect(others.filter((host) => host.endsWith('elsewhere.example'))).toEqual([]);
  });

  it('says how it is with WebRTC, which no policy of an extension governs', async () => {
    const call = async (page: Page): Promise<number> => {
      const before = elsewhere.datagrams;
      await inPage(page, callByWebRtc, `stun:stun.elsewhere.example:${elsewhere.port}`);
      return elsewhere.datagrams - before;
    };
    const web = await session.newPage();
    await web.goto('https://web-page.elsewhere.example/');
    const fromWeb = await call(web);
    const fromPage = await call(await session.openExtensionPage('options.html'));
    console.log(`${name}: WebRTC sent ${fromWeb} datagrams from a web page and ${fromPage} from an extension page`);
    expect(fromPage).toBeLessThanOrEqual(fromWeb);
  });
});
