import { openBrowser } from '../../../e2e/harness/browser';
import { startSimulator } from '../../../simulator/index';
import { largeSeed } from '../../../simulator/seeds/large';
import { ROWS_ADMIN_KEY_ID, ROWS_PROJECT_ID } from '../../../simulator/seeds/rows';
import { createWorld } from '../../../simulator/world/world';
import { bundle } from '../bundle';
import { type Measure, measure, ms } from '../table';

const BUDGET_MS = 1_000;
const CHANGED = 20;
const PATIENCE_MS = 300_000;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * A watching pass over 10,000 keys, in Chromium: the first, which is inventory, and one in which a few keys are gone.
 * Processor time is the page's main thread's; what the browser's own process does for the database isn't in it.
 */
export const measureWatching = async (): Promise<Measure[]> => {
  const now = Date.now();
  const world = createWorld({ now: () => now, seed: largeSeed });
  const simulator = await startSimulator({ seed: world });
  const session = await openBrowser('chromium', { simulatorPort: simulator.port });
  try {
    const page = await session.openExtensionPage('options.html');
    page.setDefaultTimeout(PATIENCE_MS);
    await page.evaluate(await bundle(new URL('pass.ts', import.meta.url)));
    const project = world.project(ROWS_PROJECT_ID);
    const secret = project.keys.get(ROWS_ADMIN_KEY_ID)?.secret ?? '';
    const devtools = await page.createCDPSession();
    // The processor's own time: a busy machine lengthens any other.
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const metric = async (name: string): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
    };
    const used = async (): Promise<number> =>
      ((await page.evaluate('navigator.storage.estimate()')) as { usage?: number }).usage ?? 0;
    const query = JSON.stringify({ projectId: ROWS_PROJECT_ID, secret, afterMs: 900_000 });
    /** Milliseconds of processor time that a half takes, and what it gives. */
    const half = async (name: '__read' | '__write') => {
      const before = await metric('TaskDuration');
      const given = await page.evaluate(`${name}(${query})`);
      return { given, time: ((await metric('TaskDuration')) - before) * 1_000 };
    };
    const pass = async () => {
      const bytes = await used();
      const [reading, writing] = [await half('__read'), await half('__write')];
      const heap = await metric('JSHeapUsedSize');
      const told = Number(writing.given);
      return { told, reading: reading.time, writing: writing.time, bytes: (await used()) - bytes, heap };
    };
    const first = await pass();
    for (const id of [...project.keys.keys()].filter((key) => key !== ROWS_ADMIN_KEY_ID).slice(0, CHANGED))
      world.deleteKey(ROWS_PROJECT_ID, id);
    const next = await pass();
    return [
      measure('the first pass, processor time', first.reading + first.writing, ms),
      measure(
        `a pass in which ${CHANGED} keys are gone (${next.told} events)`,
        next.reading + next.writing,
        ms,
        BUDGET_MS,
      ),
      measure('of it, asking and checking', next.reading, ms),
      measure('of it, comparing and writing', next.writing, ms),
      measure('written by the first pass', first.bytes, megabytes),
      measure('written by the next', next.bytes, megabytes),
      measure('heap right after a pass, before it is collected', next.heap, megabytes),
    ];
  } finally {
    await session.close();
    await simulator.close();
  }
};
