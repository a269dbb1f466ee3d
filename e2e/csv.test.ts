import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import papaparse from 'papaparse';
import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { askedCalls } from './harness/calls';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

const findings = async (page: Page): Promise<string[]> =>
  page.$$eval('.finding-text', (parts) => parts.map((part) => part.textContent ?? ''));

/** The review page as in a browser of that language, calendar and digits. */
const openReviewIn = async ({ session }: BrowserContext, locale: string): Promise<Page> => {
  const page = await session.openExtensionPage(`review.html#project=${PROJECT_ID}`);
  const target = await page.createCDPSession();
  const userAgent = await session.browser.userAgent();
  await target.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: locale });
  await target.send('Emulation.setLocaleOverride', { locale });
  await page.reload();
  await textShows(page, 'Act soon');
  expect(await page.evaluate(() => navigator.language)).toBe(locale);
  return page;
};

/** Presses the button, and reads the file that comes of it. */
const downloaded = async (page: Page): Promise<{ readonly name: string; readonly csv: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'linchpin-csv-'));
  try {
    const target = await page.createCDPSession();
    await target.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await (await waitFor('the button', () => page.$('::-p-text(Download findings)'))).click();
    const name = await waitFor('the file', async () => readdirSync(folder).find((file) => file.endsWith('.csv')));
    return { name, csv: readFileSync(join(folder, name), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readWith = (csv: string, delimiter: string): string[][] =>
  papaparse.parse<string[]>(csv.slice(1), { delimiter, skipEmptyLines: true }).data;

const USAGE = 'GET /v1/projects/{project_id}/usage/breakdown';

describeInBrowsers(
  'findings as a file',
  (stage) => {
    it.each([
      ['en-US', ','],
      ['th', ','],
      ['de-DE', ';'],
      ['fa', ';'],
    ])(
      'are downloaded without a request in a browser of %s, split by %j, hostile names as text',
      async (locale, split) => {
        // What comes of the past year meanwhile would change what findings say.
        stage().simulator.faults.add({ endpoint: USAGE, fault: { kind: 'hang' } });
        const plain = await openReviewIn(stage(), 'en-US');
        const english = await findings(plain);
        // The override of a process's locale ends with the page that it was made for.
        await plain.close();
        const page = await openReviewIn(stage(), locale);
        expect(await findings(page)).toEqual(english);
        const calls = askedCalls(stage().simulator.calls).length;
        const { name, csv } = await downloaded(page);
        expect(name).toMatch(/^linchpin-findings-\d{4}-\d\d-\d\d\.csv$/);
        expect(csv.startsWith('\ufeff')).toBe(true);
        const rows = readWith(csv, split);
        expect(rows.length).toBeGreaterThan(10);
        expect(new Set(rows.map((row) => row.length))).toEqual(new Set([10]));
        for (const cell of [',', ';', '\t'].flatMap((delimiter) => readWith(csv, delimiter).flat()))
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        for (const cell of rows.flat()) {
          expect(cell).not.toMatch(/\d[,.]\d{3}\b/);
          expect(cell).not.toMatch(/\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/);
        }
        expect(rows.flat().some((cell) => cell.startsWith("'="))).toBe(true);
        expect(askedCalls(stage().simulator.calls).length).toBe(calls);
      },
    );
  },
  // Firefox's downloads are out of a test's reach.
  { secret: SECRETS.admin, opening: {}, browsers: ['chromium'] },
);
