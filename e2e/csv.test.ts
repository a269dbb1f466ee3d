import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { story } from './harness/story';
import { textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

story(
  'findings as a file',
  (stage) => {
    it('are downloaded without a request, hostile names as text', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'linchpin-csv-'));
      try {
        const page = await stage().session.openExtensionPage(`review.html#project=${PROJECT_ID}`);
        const target = await page.createCDPSession();
        await target.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
        await textShows(page, 'Act soon');
        const calls = stage().simulator.calls.count();
        const button = await waitFor('the button', () => page.$('::-p-text(Download findings)'));
        await button.click();
        const name = await waitFor('the file', async () => readdirSync(folder).find((file) => file.endsWith('.csv')));
        expect(name).toMatch(/^linchpin-findings-\d{4}-\d\d-\d\d\.csv$/);
        const csv = readFileSync(join(folder, name), 'utf8');
        expect(csv.startsWith('\ufeff')).toBe(true);
        const separator = await page.evaluate(() => (/^(de|fr|es|it|ru|pl)/.test(navigator.language) ? ';' : ','));
        const readWith = (delimiter: string) =>
          papaparse.parse<string[]>(csv.slice(1), { delimiter, skipEmptyLines: true }).data;
        const rows = readWith(separator);
        expect(rows.length).toBeGreaterThan(10);
        expect(new Set(rows.map((row) => row.length))).toEqual(new Set([9]));
        for (const cell of [',', ';', '\t'].flatMap((delimiter) => readWith(delimiter).flat()))
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        for (const cell of rows.flat()) expect(cell).not.toMatch(/\d,\d{3}\b|\b\d{1,2} (Jan|Feb|Oct|Nov|Dec)\b/);
        expect(rows.flat().some((cell) => cell.startsWith("'="))).toBe(true);
        expect(stage().simulator.calls.count()).toBe(calls);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
  // Firefox's downloads are out of a test's reach.
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
