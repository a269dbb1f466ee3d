import { buildFolder, buildOrExit } from './steps/build';
import { buildCommand, COMMAND_FILE } from './steps/command';

for (const browser of ['chromium', 'firefox'] as const) {
  await buildOrExit(browser);
  console.log(`✓ ${browser}: load ${buildFolder(browser)}`);
}
await buildCommand();
console.log(`✓ the command: node ${COMMAND_FILE}`);
