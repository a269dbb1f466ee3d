import { type BrowserName, openBrowser } from '../../../e2e/harness/browser';
import { startSimulator } from '../../../simulator/index';
import { bundle } from '../bundle';
import { type Measure, measure, median, ms } from '../table';
import type { LedgerSeen, LedgerSize } from './fill';

const SIZE: LedgerSize = { days: 400, keys: 10_000, used: 2_000 };
const BUDGET_BYTES = 15_000_000;
const BUDGET_MS = 100;
/** Filling takes a while; the browser is asked once and waits. */
const PATIENCE_MS = 300_000;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const measureIn = async (name: BrowserName): Promise<Measure[]> => {
  const simulator = await startSimulator();
  const session = await openBrowser(name, { simulatorPort: simulator.port });
  try {
    const page = await session.openExtensionPage('options.html');
    page.setDefaultTimeout(PATIENCE_MS);
    await page.evaluate(await bundle(new URL('fill.ts', import.meta.url)));
    const seen = (await page.evaluate(`__fillLedger(${JSON.stringify(SIZE)})`)) as LedgerSeen;
    return [
      measure(`400 days of 2,000 keys in use, of 10,000, ${name}`, seen.bytes, megabytes, BUDGET_BYTES),
      measure(`write a reading that brings one day, ${name}`, median(seen.writeDay), ms),
      measure(`read 90 days, ${name}`, median(seen.read90), ms, BUDGET_MS),
    ];
  } finally {
    await session.close();
    await simulator.close();
  }
};

/** What the days of a large team take in the ledger, by the ledger's own code in real browsers. */
export const measureLedger = async (): Promise<Measure[]> => [
  ...(await measureIn('chromium')),
  ...(await measureIn('firefox')),
];
