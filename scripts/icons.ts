/** Draws the extension's icons (public/icon/{size}.png) from scripts/icon/icon.svg: `tsx scripts/icons.ts`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { launch } from 'puppeteer';
import { findBrowser } from './browsers/find';

const SIZES = [16, 32, 48, 96, 128];

const svg = await readFile(new URL('./icon/icon.svg', import.meta.url), 'utf8');
const target = new URL('../public/icon/', import.meta.url);
await mkdir(target, { recursive: true });

const browser = await launch({
  executablePath: await findBrowser('chromium'),
  headless: true,
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size, deviceScaleFactor: 1 });
    await page.setContent(
      `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await writeFile(new URL(`${size}.png`, target), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
