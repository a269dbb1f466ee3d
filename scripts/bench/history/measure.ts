import type { Page } from 'puppeteer';
import { openBrowser } from '../../../e2e/harness/browser';
import { startSimulator } from '../../../simulator/index';
import { bundle } from '../bundle';
import { type Measure, measure, median, ms, percentile } from '../table';

const EVENTS = 100_000;
const PROJECT = '11111111-0009-4111-8111-000000000009';
/** What the page takes however much there is: on a busy machine only the difference says something. */
const FEW = 200;
const SMALL = '11111111-0008-4111-8111-000000000008';
const BUDGET_MS = 300;
const ROUNDS = 5;
const PAGES = 25;
const PATIENCE_MS = 300_000;

/** Notes when the first event is in the page and the frame after it has begun; milliseconds since it was opened. */
const WATCH = `(() => {
  const look = () => document.querySelector('[data-event]')
    ? requestAnimationFrame(() => { globalThis.__firstPaint = performance.now(); })
    : requestAnimationFrame(look);
  look();
})()`;

const firstPaint = async (page: Page, address: string): Promise<number> => {
  await page.goto('about:blank');
  await page.goto(address);
  await page.waitForFunction('globalThis.__firstPaint > 0');
  return Number(await page.evaluate('globalThis.__firstPaint'));
};

/** Scrolls to the end, until older events stand there; how long that took, and the longest frame meanwhile. */
const SCROLL = `(async () => {
  const count = () => document.querySelectorAll('[data-event]').length;
  const before = count();
  const began = performance.now();
  let [last, longest] = [began, 0];
  scrollTo(0, document.documentElement.scrollHeight);
  while (count() === before) {
    await new Promise(requestAnimationFrame);
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }
  return [performance.now() - began, longest];
})()`;

/** The history page over a ledger with 100,000 events, in Chromium. */
export const measureHistory = async (): Promise<Measure[]> => {
  const simulator = await startSimulator();
  const session = await openBrowser('chromium', { simulatorPort: simulator.port });
  try {
    const page = await session.openExtensionPage('options.html');
    page.setDefaultTimeout(PATIENCE_MS);
    await page.evaluate(await bundle(new URL('fill.ts', import.meta.url)));
    for (const [projectId, events] of [[PROJECT, EVENTS] as const, [SMALL, FEW] as const])
      await page.evaluate(`__fillHistory(${JSON.stringify({ projectId, events })})`);
    const addressOf = (id: string): string => new URL(`review.html#project=${id}&section=history`, page.url()).href;
    await page.evaluateOnNewDocument(WATCH);
    const [opened, small]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      small.push(await firstPaint(page, addressOf(SMALL)));
      opened.push(await firstPaint(page, addressOf(PROJECT)));
    }
    const scrolled: [number, number][] = [];
    for (let older = 0; older < PAGES; older += 1) scrolled.push((await page.evaluate(SCROLL)) as [number, number]);
    const times = scrolled.map(([time]) => time);
    return [
      measure('first event seen, after the page was opened', median(opened), ms, BUDGET_MS),
      measure('the same of a project with 200 events', median(small), ms),
      measure(`200 older ones by scrolling, median of ${PAGES} times`, median(times), ms),
      measure('the same, the slowest in twenty', percentile(times, 0.95), ms),
      measure('the longest frame meanwhile', Math.max(...scrolled.map(([, longest]) => longest)), ms),
    ];
  } finally {
    await session.close();
    await simulator.close();
  }
};
