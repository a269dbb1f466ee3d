import { buildFolder, buildOrExit } from './steps/build';

for (const browser of ['chromium', 'firefox'] as const) {
  await buildOrExit(browser);
  console.log(`✓ ${browser}: load ${buildFolder(browser)}`);
}
