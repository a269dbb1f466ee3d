import type { BrowserName } from '../steps/build';
import { run } from '../steps/process';
import { CANDIDATES } from './candidates';

interface Download {
  /** `undefined` where it failed. */
  readonly path: string | undefined;
  /** What the downloader said last. */
  readonly lastLine: string;
}

/**
 * Downloads a browser into puppeteer's own folder, or finds it there.
 * @param version As `puppeteer browsers install` names it, such as `stable` or `129`.
 */
export const download = async (browser: BrowserName, version: string): Promise<Download> => {
  const name = `${CANDIDATES[browser].download}@${version}`;
  console.log(`• Downloading ${name} (puppeteer) …`);
  const { code, output } = await run('puppeteer', ['browsers', 'install', name, '--format', '{{path}}']);
  const lastLine = output.trim().split(/\r?\n/).at(-1) ?? '';
  if (code === 0) return { path: lastLine, lastLine };
  return { path: undefined, lastLine: /^\w*Error: .*|getaddrinfo .*/m.exec(output)?.[0] ?? lastLine };
};
