import type { Page } from 'puppeteer';
import { type BrowserName, openBrowser } from '../../e2e/harness/browser';
import { chooseWay, pressButton, typeInto, typePassphrase } from '../../e2e/harness/key-storage';
import { connect } from '../../e2e/harness/options-page';
import { reloadExtensionPage } from '../../e2e/harness/reload';
import { waitFor } from '../../e2e/harness/wait-for';
import { startSimulator } from '../../simulator/index';
import { SECRETS, smallSeed } from '../../simulator/seeds/small';
import { createWorld } from '../../simulator/world/world';
import { type Measure, measure, median, ms } from './table';

const ROUNDS = 5;
const BUDGET_MS = 200;
const PASSPHRASE = 'lantern quiet harvest ninefold';

/** From the key that submits the form to what the page shows of it: `wrong` words, or no form any more. */
const PROBE = `(() => {
  const { promise, resolve } = Promise.withResolvers();
  addEventListener('keydown', ({ key, timeStamp }) => {
    if (key !== 'Enter') return;
    const look = () => {
      const form = document.querySelector('#unlock');
      if (form && !document.querySelector('.unlock-wrong')) return;
      observer.disconnect();
      resolve(performance.now() - timeStamp);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  }, { capture: true, once: true });
  globalThis.__answered = promise;
})()`;

/** Milliseconds until a passphrase is answered. */
const tryWith = async (page: Page, passphrase: string): Promise<number> => {
  await typeInto(page, '#unlock', passphrase);
  await page.evaluate(PROBE);
  await page.keyboard.press('Enter');
  return (await page.evaluate('__answered')) as number;
};

/**
 * What a person waits for when unlocking, the rounds of PBKDF2 and all messages included. A passphrase that the browser
 * has not seen before is measured too: Firefox remembers what it derived lately.
 */
const measureIn = async (name: BrowserName): Promise<Measure[]> => {
  const simulator = await startSimulator({ seed: createWorld({ seed: smallSeed }) });
  const session = await openBrowser(name, { simulatorPort: simulator.port });
  try {
    await connect(session, SECRETS.admin);
    const page = await session.openExtensionPage('options.html');
    await chooseWay(page, 'passphrase');
    await typePassphrase(page, PASSPHRASE);
    await pressButton(page, 'Protect with this passphrase');
    const right: number[] = [];
    const wrong: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await pressButton(page, 'Lock now');
      await waitFor('it is locked', () => page.$('#unlock'));
      wrong.push(await tryWith(page, `${PASSPHRASE} ${round}`));
      await reloadExtensionPage(page);
      await waitFor('it is still locked', () => page.$('#unlock'));
      right.push(await tryWith(page, PASSPHRASE));
    }
    return [
      measure(`unlock, ${name}`, median(right), ms, BUDGET_MS),
      measure(`a passphrase never tried before, ${name}`, median(wrong), ms, BUDGET_MS),
    ];
  } finally {
    await session.close();
    await simulator.close();
  }
};

export const measureUnlock = async (): Promise<Measure[]> => [
  ...(await measureIn('chromium')),
  ...(await measureIn('firefox')),
];
