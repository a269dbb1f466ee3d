import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in a part of the page, in words. Linchpin's own parts: what the Console does is its own affair. */
export const axeFindings = async (page: Page, part: string): Promise<string[]> => {
  // Once a page: reading half a megabyte of script takes as long as what it then does.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(`axe.run(${JSON.stringify(part)}, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
      id + ': ' + help + ' at ' + JSON.stringify(target) + ' ' + failureSummary)))`) as Promise<string[]>;
};
