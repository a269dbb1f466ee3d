import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { COMMAND_FILE } from '../scripts/steps/command';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { PEOPLE } from '../simulator/seeds/small-people';
import { axeFindings } from './harness/axe';
import type { BrowserName } from './harness/browser';
import { askedCalls } from './harness/calls';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { chooseFile, handedOut } from './harness/files';
import { inPage } from './harness/in-page';
import { pressButton } from './harness/key-storage';
import { textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

/** What each browser wrote, for the other to check. */
const written = new Map<BrowserName, string>();

const openEvidence = async ({ session }: BrowserContext): Promise<Page> => {
  const page = await session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=evidence`);
  await textShows(page, 'Check evidence');
  return page;
};

/** Chooses by keyboard and menu alone what a person chooses by name. */
const choose = (page: Page, label: string, option: string): Promise<void> =>
  inPage(
    page,
    (label, option) => {
      const field = [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith(label));
      const menu = field?.querySelector('select');
      const chosen = [...(menu?.options ?? [])].find(({ text }) => text.includes(option));
      if (!menu || !chosen) throw new Error(`There is no ${option} under ${label}`);
      menu.value = chosen.value;
      menu.dispatchEvent(new Event('change', { bubbles: true }));
    },
    label,
    option,
  );

const save = async (page: Page, who: string): Promise<{ name: string; text: string }> => {
  await choose(page, 'Member', who);
  const file = await handedOut(page, () => pressButton(page, 'Save evidence file'));
  await textShows(page, 'First characters of its digest');
  return file;
};

const check = async (page: Page, text: string, says: string): Promise<void> => {
  await chooseFile(page, 'evidence.html', text, () => textShows(page, says));
};

/** What the command says of a file, which has to be built beside the extension; throws where it refuses it. */
const verified = (text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'linchpin-verify-'));
  try {
    writeFileSync(join(folder, 'evidence.html'), text);
    return execFileSync(process.execPath, [COMMAND_FILE, 'verify', join(folder, 'evidence.html')], {
      encoding: 'utf8',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const AGREES = 'Unchanged since Linchpin wrote it, and its verdict follows from its figures';

describeInBrowsers(
  'evidence',
  (stage, browser) => {
    it('is saved with what it rests on, is readable by itself, and checks here and in the other browser', async () => {
      const page = await openEvidence(stage());
      await pressButton(page, 'Save evidence file');
      await textShows(page, 'Choose a member first');
      const { name, text } = await save(page, PEOPLE.tomas.email);
      written.set(browser, text);
      await textShows(page, 'Not safe: 2 keys are in use');
      const digest = /evidence-\d{4}-\d{2}-\d{2}-([0-9a-f]{12})\.html$/.exec(name)?.[1];
      await textShows(page, `for your ticket: ${digest}`);
      expect(text).not.toContain(SECRETS.admin);
      expect(text).not.toContain(PEOPLE.maya.email);
      expect(await axeFindings(page, 'html')).toEqual([]);

      expect(verified(text)).toContain(AGREES);

      const calls = askedCalls(stage().simulator.calls).length;
      for (const [by, file] of written) {
        const digest = /"sha256":"([0-9a-f]{12})/.exec(file)?.[1] ?? 'none';
        await chooseFile(page, 'evidence.html', file, () =>
          waitFor('this file is checked', () =>
            inPage(
              page,
              (digest) => document.querySelector('.evidence-result')?.textContent?.includes(digest) ?? false,
              digest,
            ),
          ),
        );
        await textShows(page, AGREES);
        expect([by, await page.$eval('.evidence-result', (result) => result.textContent)]).toEqual([
          by,
          expect.stringContaining('Not safe: 2 keys are in use'),
        ]);
      }
      expect(askedCalls(stage().simulator.calls).length).toBe(calls);
      await stage().picture(page, 'evidence-agrees');
      await page.setViewport({ width: 390, height: 844 });
      await stage().session.prefer(page, 'dark');
      await stage().picture(page, 'evidence-narrow-dark');
      expect(await axeFindings(page, 'html')).toEqual([]);
    });

    it('is refused where one byte was changed, and told where it says what its figures do not give', async () => {
      const page = await openEvidence(stage());
      const { text } = await save(page, PEOPLE.tomas.email);
      await check(page, text.replace('Not safe', 'Now safe'), 'This file was changed after Linchpin wrote it');
      await stage().picture(page, 'evidence-changed');
      expect(await axeFindings(page, 'html')).toEqual([]);
      await check(page, '<!doctype html><h1>Safe</h1>', 'This is not an evidence file of Linchpin');
    });

    it('is a page of its own that needs nothing and runs nothing', async () => {
      const page = await openEvidence(stage());
      const { text } = await save(page, PEOPLE.tomas.email);
      const plain = await stage().session.newPage();
      for (const [scheme, width] of [
        ['light', 1280],
        ['dark', 390],
      ] as const) {
        await plain.setViewport({ width, height: 844 });
        await stage().session.prefer(plain, scheme);
        await plain.setContent(text);
        await textShows(plain, 'Not safe: 2 keys are in use');
        expect(await axeFindings(plain, 'html')).toEqual([]);
        await stage().picture(plain, `evidence-page-${scheme}-${width}`);
      }
    });
  },
  { secret: SECRETS.admin },
);
