import { targetOf } from './steps/build';
import { run } from './steps/process';

for (const browser of ['chromium', 'firefox'] as const) {
  const { code, output } = await run('wxt', ['zip', ...targetOf(browser)]);
  console.log(output.trim());
  if (code !== 0) process.exit(code);
}
