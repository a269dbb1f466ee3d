import { basename } from 'node:path';
import type { Page } from 'puppeteer';
import { type BrowserName, openBrowser, type Session } from '../../e2e/harness/browser';
import { askedCalls } from '../../e2e/harness/calls';
import { CONSOLE, pathOf } from '../../e2e/harness/console';
import { connect } from '../../e2e/harness/options-page';
import { type Simulator, startSimulator } from '../../simulator/index';
import { ROWS_ADMIN_KEY_ID, ROWS_PROJECT_ID, rowsSeed } from '../../simulator/seeds/rows';
import { createWorld } from '../../simulator/world/world';
import { memory, processorTime } from './processes';
import { type Measure, measure, median, ms } from './table';

/** A folder with another extension, unpacked, to be measured beside Linchpin. */
const OTHER = process.env.LINCHPIN_BENCH_BESIDE;

const VISITS = 5;
const PATIENCE_MS = 120_000;
/** What comes late is part of a visit. */
const AFTER_LOAD_MS = 2_500;
const AFTER_KEYS_MS = 150;
const AFTER_TYPING_MS = 800;
const ROUNDS = 5;
const BUDGETS = { load: 1.15, typing: 1.1, toRows: 1.05, memory: 40 };

interface Cost {
  /** Seconds of all of the browser's processes. */
  readonly load: number;
  readonly typing: number;
  /** Milliseconds until the page's rows are there. */
  readonly toRows: number;
  /** Calls to Deepgram while typing. */
  readonly calls: number;
}

interface Measured {
  readonly name: string;
  readonly session: Session;
  readonly pid: number;
  readonly costs: Cost[];
  memory: number;
}

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

const typeIntoFilter = async (page: Page): Promise<void> => {
  await page.click('input.filter');
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.keyboard.type('12');
    await pause(AFTER_KEYS_MS);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await pause(AFTER_KEYS_MS);
  }
  await pause(AFTER_TYPING_MS);
};

const visit = async ({ session, pid }: Measured, rows: number, simulator: Simulator): Promise<[Cost, number]> => {
  const page = await session.newPage();
  const started = performance.now();
  const before = processorTime(pid);
  await page.goto(CONSOLE + pathOf(ROWS_PROJECT_ID, 'keys'));
  await page.bringToFront();
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('tbody > tr').length >= wanted,
    { timeout: PATIENCE_MS },
    rows,
  );
  const toRows = performance.now() - started;
  await pause(AFTER_LOAD_MS);
  const loaded = processorTime(pid);
  const callsBefore = askedCalls(simulator.calls).length;
  await typeIntoFilter(page);
  const typing = processorTime(pid) - loaded;
  const used = memory(pid);
  await page.close();
  return [{ load: loaded - before, typing, toRows, calls: askedCalls(simulator.calls).length - callsBefore }, used];
};

const open = async (browser: BrowserName, simulator: Simulator, name: string): Promise<Measured> => {
  const extension = name === 'none' ? { extension: null } : name === 'Linchpin' ? {} : { extension: name };
  const session = await openBrowser(browser, { simulatorPort: simulator.port, ...extension });
  const pid = session.browser.process()?.pid;
  if (pid === undefined) throw new Error('The browser runs in no process of its own.');
  if (name === 'Linchpin')
    await connect(session, simulator.world.project(ROWS_PROJECT_ID).keys.get(ROWS_ADMIN_KEY_ID)?.secret ?? '');
  return { name, session, pid, costs: [], memory: Number.NaN };
};

const times = (value: number): string => `${value.toFixed(2)} ×`;
const seconds = (value: number): string => `${value.toFixed(2)} s`;
const mb = (value: number): string => `${value.toFixed(0)} MB`;
const of = ({ costs }: Measured, pick: (cost: Cost) => number): number => median(costs.map(pick));

const alone = (none: Measured): readonly Measure[] => [
  measure(
    'without: load',
    of(none, ({ load }) => load),
    seconds,
  ),
  measure(
    'without: typing',
    of(none, ({ typing }) => typing),
    seconds,
  ),
  measure(
    'without: until the rows are there',
    of(none, ({ toRows }) => toRows),
    ms,
  ),
];

/** Budgets bind Linchpin alone; another extension's figures tell what they mean on this machine. */
const compare = (mine: Measured, none: Measured): readonly Measure[] => {
  const name = basename(mine.name);
  const budgets: Partial<typeof BUDGETS> = mine.name === 'Linchpin' ? BUDGETS : {};
  const ratio = (pick: (cost: Cost) => number): number => of(mine, pick) / of(none, pick);
  return [
    measure(
      `${name}: load, processor time`,
      ratio(({ load }) => load),
      times,
      budgets.load,
    ),
    measure(
      `${name}: typing, processor time`,
      ratio(({ typing }) => typing),
      times,
      budgets.typing,
    ),
    measure(
      `${name}: until the rows are there`,
      ratio(({ toRows }) => toRows),
      times,
      budgets.toRows,
    ),
    measure(`${name}: memory added`, mine.memory - none.memory, mb, budgets.memory),
    measure(`${name}: calls while typing`, Math.max(...mine.costs.map(({ calls }) => calls)), String, 0),
  ];
};

/**
 * Processor time of all of a browser's processes over a visit to the key page, with and without Linchpin. The browsers
 * take turns, so that whatever else the machine does meets each of them alike; the first visit of each isn't counted.
 */
export const measureProcessorTime = async (browser: BrowserName, rows: number): Promise<Measure[]> => {
  const seed = rowsSeed({ members: Math.max(10, Math.ceil(rows / 10)), keys: rows, days: 30 });
  const simulator = await startSimulator({ seed: createWorld({ seed }) });
  // It lists all keys at once, expired ones too.
  simulator.look.layout = 'table';
  const all: Measured[] = [];
  try {
    for (const name of ['none', 'Linchpin', ...(OTHER ? [OTHER] : [])]) all.push(await open(browser, simulator, name));
    for (let turn = 0; turn <= VISITS; turn += 1)
      for (const measured of all) {
        const [cost, used] = await visit(measured, rows, simulator);
        if (turn > 0) measured.costs.push(cost);
        measured.memory = used;
      }
    const [none, ...others] = all;
    return none ? [...alone(none), ...others.flatMap((each) => compare(each, none))] : [];
  } finally {
    for (const { session } of all) await session.close();
    await simulator.close();
  }
};
