import type { Page } from 'puppeteer';
import { openBrowser, type Session } from '../../e2e/harness/browser';
import { CONSOLE, pathOf } from '../../e2e/harness/console';
import { connect } from '../../e2e/harness/options-page';
import { waitFor, waitForRest } from '../../e2e/harness/wait-for';
import { type Simulator, startSimulator } from '../../simulator/index';
import { ROWS_ADMIN_KEY_ID, ROWS_PROJECT_ID, rowsSeed } from '../../simulator/seeds/rows';
import { createWorld } from '../../simulator/world/world';
import { PROBE, type Seen } from './probe';
import { type Measure, measure, median, ms, percentile } from './table';

/** A load of 5,000 rows keeps the page itself busy for seconds. */
const roundsOf = (rows: number): number => (rows <= 1_000 ? 5 : 3);
const PATIENCE_MS = 60_000;

interface Visit {
  readonly seen: Seen;
  /** Milliseconds of script on the page's main thread, the Console's own included. */
  readonly script: number;
  readonly heap: number;
}

const look = (page: Page): Promise<Seen> => page.evaluate('__seen()') as Promise<Seen>;
/** Rows that came, and those that have their badge. */
const count = (page: Page): Promise<{ rows: number; badges: number }> =>
  page.evaluate('__count()') as Promise<{ rows: number; badges: number }>;

const interact = async (page: Page): Promise<void> => {
  await page.click('input.filter');
  await page.keyboard.type('12');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.mouse.wheel({ deltaY: 1_500 });
};

/** Loads the key page, lets it come to rest, works with it a little, and reads what it cost. */
const visit = async (session: Session, badges: boolean): Promise<Visit> => {
  const page = await session.newPage();
  await page.evaluateOnNewDocument(PROBE);
  await page.goto(CONSOLE + pathOf(ROWS_PROJECT_ID, 'keys'));
  await page.bringToFront();
  await waitFor('rows', async () => (await count(page)).rows > 0, PATIENCE_MS);
  // Those of a long list that are far from sight get theirs when they come near.
  if (badges) await waitFor('rows have their badges', async () => (await count(page)).badges > 0, PATIENCE_MS);
  await waitForRest('the page is at rest', () => count(page), 500, PATIENCE_MS);
  const loaded = await look(page);
  const { ScriptDuration = 0 } = await page.metrics();
  await interact(page);
  await waitForRest('the page is at rest again', async () => (await look(page)).slowestInteraction, 400, PATIENCE_MS);
  const after = await look(page);
  const client = await page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize = 0 } = await page.metrics();
  await page.close();
  return {
    seen: { ...loaded, slowestInteraction: after.slowestInteraction, layoutShift: after.layoutShift },
    script: ScriptDuration * 1_000,
    heap: JSHeapUsedSize,
  };
};

const visits = async (
  session: Session,
  rounds: number,
  badges: boolean,
  before?: () => Promise<void>,
): Promise<Visit[]> => {
  const made: Visit[] = [];
  for (let round = 0; round < rounds; round++) {
    await before?.();
    made.push(await visit(session, badges));
  }
  return made;
};

const of = (made: readonly Visit[], pick: (visit: Visit) => number): number => median(made.map(pick));

/** What a row of the table says it was measured over. */
export const roundsText = (rows: number): string => `${roundsOf(rows)} loads each`;

/** Without Linchpin first, then with it: awake, and with the worker ended before each load. */
export const measurePages = async (rows: number): Promise<Measure[]> => {
  const seed = rowsSeed({ members: Math.max(10, Math.ceil(rows / 10)), keys: rows, days: 30 });
  const rounds = roundsOf(rows);
  const simulator = await startSimulator({ seed: createWorld({ seed }) });
  // The probe counts a table's rows.
  simulator.look.layout = 'table';
  try {
    const without = await inBrowser(simulator, null, (session) => visits(session, rounds, false));
    return await inBrowser(simulator, undefined, async (session) => {
      await connect(session, simulator.world.project(ROWS_PROJECT_ID).keys.get(ROWS_ADMIN_KEY_ID)?.secret ?? '');
      await visit(session, true);
      const awake = await visits(session, rounds, true);
      const asleep = await visits(session, rounds, true, async () => void (await session.killWorker()));
      return compare({ without, awake, asleep }, rows <= 100);
    });
  } finally {
    await simulator.close();
  }
};

const inBrowser = async <T>(
  simulator: Simulator,
  extension: null | undefined,
  work: (session: Session) => Promise<T>,
): Promise<T> => {
  const session = await openBrowser('chromium', {
    simulatorPort: simulator.port,
    ...(extension === null && { extension }),
  });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
};

/** `all`: every row is on the first screens, so that the budget for a single row counts for each of them. */
const compare = (
  { without, awake, asleep }: Record<'without' | 'awake' | 'asleep', Visit[]>,
  all: boolean,
): Measure[] => {
  const delays = (made: readonly Visit[]): number[] => made.flatMap(({ seen }) => seen.delays);
  const added = (pick: (visit: Visit) => number): number => of(awake, pick) - of(without, pick);
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
  const longest = (made: readonly Visit[]): number => of(made, ({ seen }) => seen.longestTask);
  return [
    measure('row to badge, worker awake, p50', percentile(delays(awake), 0.5), ms),
    measure('row to badge, worker awake, p95', percentile(delays(awake), 0.95), ms, all ? 50 : undefined),
    measure('row to badge, worker asleep, p50', percentile(delays(asleep), 0.5), ms),
    measure('row to badge, worker asleep, p95', percentile(delays(asleep), 0.95), ms, all ? 120 : undefined),
    measure(
      'first screen of badges',
      of(awake, ({ seen }) => seen.firstScreen),
      ms,
      50,
    ),
    measure('longest task, without Linchpin', longest(without), ms),
    measure('longest task, with it', longest(awake), ms, Math.max(50, longest(without))),
    measure(
      'script time added',
      added(({ script }) => script),
      ms,
    ),
    measure(
      'heap added',
      added(({ heap }) => heap),
      mb,
      1e6,
    ),
    measure(
      'layout shift added',
      added(({ seen }) => seen.layoutShift),
      (value) => value.toFixed(3),
      0,
    ),
    measure(
      'slowest interaction, without Linchpin',
      of(without, ({ seen }) => seen.slowestInteraction),
      ms,
    ),
    measure(
      'interaction latency added',
      added(({ seen }) => seen.slowestInteraction),
      ms,
      16,
    ),
  ];
};
