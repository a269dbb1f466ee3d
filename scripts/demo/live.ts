import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer';
import puppeteer from 'puppeteer';
import { findBrowser } from '../browsers/find';
import { buildFolder } from '../steps/build';
import { artifacts } from '../steps/process';
import { diagnose } from './diagnosis';
import { createRecorder } from './record';

const LOOK_EVERY_MS = 2_000;

/**
 * The real Console, in a profile of its own, with the built extension: sign in, connect a key of yours, and walk
 * through the team and key pages. Prints what Linchpin recognised on each page, and no text of it; records the pages
 * where that is asked for.
 */
export const runLive = async ({
  headless,
  profile,
  record,
}: {
  headless: boolean;
  profile: string;
  /** The beginning of the names of the files that pages are recorded in. */
  record?: string | undefined;
}): Promise<void> => {
  if (headless) {
    console.error('The live demo needs a display: somebody has to sign in to the Console. Run it on a desktop.');
    process.exit(2);
  }
  const browser = await puppeteer.launch({
    executablePath: await findBrowser('chromium'),
    headless: false,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: null,
    // Sign-in pages turn away a browser that says it is driven by a program, which here only looks on.
    ignoreDefaultArgs: ['--enable-automation'],
    // Chromium refuses to run as root within its sandbox.
    args: ['--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  await browser.installExtension(buildFolder('chromium'));
  const page = await browser.newPage();
  try {
    await page.goto('https://console.deepgram.com/');
  } catch (error) {
    await browser.close();
    console.error(
      `console.deepgram.com could not be opened (${reasonOf(error)}). Check the connection, then run it again.`,
    );
    process.exit(1);
  }
  console.log('• Sign in, connect a key (on the options page that Linchpin opens once installed, or by its button),');
  console.log('  then open Team and API Keys.');
  console.log(`  The profile stays in ${profile}. Close the browser to end.`);

  const folder = artifacts('recorded');
  mkdirSync(folder, { recursive: true });
  const keep = record === undefined ? null : createRecorder(folder, record);
  if (keep)
    console.log(`• Each page you open is recorded in ${folder}, without its words. Read a file before you send it.`);

  const said = new WeakMap<Page, string>();
  const look = async (): Promise<void> => {
    for (const tab of await browser.pages()) {
      const file = isInProject(tab) && (await keep?.(tab));
      if (file) console.log(`• recorded ${file}`);
      const words = await describe(tab);
      if (!words || words === said.get(tab)) continue;
      said.set(tab, words);
      console.log(`\n${new Date().toISOString()} ${words}`);
    }
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  await new Promise((resolve) => browser.once('disconnected', resolve));
  clearInterval(timer);
};

/** The browser's own name for what went wrong, such as `net::ERR_INTERNET_DISCONNECTED`. */
const reasonOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return /net::\w+/.exec(text)?.[0] ?? text;
};

const isInProject = (page: Page): boolean => /^https:\/\/console\.deepgram\.com\/project\//.test(page.url());

const describe = async (page: Page): Promise<string | undefined> => {
  if (!/^https:\/\/console\.deepgram\.com\/project\/[^/]+\/(team|keys)/.test(page.url())) return undefined;
  return diagnose(page);
};
