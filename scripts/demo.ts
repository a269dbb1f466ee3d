import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../e2e/harness/browser';
import { connectOn } from '../e2e/harness/options-page';
import { startSimulator } from '../simulator/index';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { runLive } from './demo/live';
import { walk } from './demo/walk';
import { buildOrExit } from './steps/build';

/**
 * Shows Linchpin at work on a local Deepgram. With a display the browser stays open until it is closed; without one it
 * walks through the main job and leaves pictures. `--live` opens the real Console instead, in a profile of its own;
 * `--record NAME` beside it keeps the pages that are visited, without their words.
 */
const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    live: { type: 'boolean', default: false },
    record: { type: 'string' },
  },
});

if (values.record !== undefined && !(values.live && /^[\w-]{1,40}$/.test(values.record))) {
  console.error('npm run demo -- --live --record NAME, where NAME is letters, digits and dashes');
  process.exit(2);
}

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const headless = values.headless || !hasDisplay;

console.log('• Building the extension for Chromium …');
await buildOrExit('chromium');

if (values.live) {
  const profile = join(homedir(), '.linchpin-demo-profile');
  mkdirSync(profile, { recursive: true });
  await runLive({ headless, profile, record: values.record });
  process.exit(0);
}

console.log('• Starting a local Deepgram: API and Console, with a small team in it …');
const simulator = await startSimulator({ seed: 'small' });
console.log('• Opening a browser that takes it for console.deepgram.com and api.deepgram.com …');
// Linchpin, installed by that, opens its options page: the demo begins there, as a person would.
const session = await openBrowser('chromium', { simulatorPort: simulator.port, headless, keepWelcome: true });
const [welcome = await session.openExtensionPage('options.html')] = await session.browser.pages();

try {
  if (headless) {
    await walk(session, simulator, welcome);
  } else {
    console.log('• Linchpin has opened its options page. Connecting it there …');
    await connectOn(welcome, SECRETS.admin);
    const page = await session.newPage();
    await page.goto(`https://console.deepgram.com/project/${PROJECT_ID}/team`);
    await page.bringToFront();
    console.log('• This is the team page. Look around: click a badge, open API Keys, press the Linchpin button.');
    console.log('  Close the browser to end the demo.');
    await new Promise((resolve) => session.browser.once('disconnected', resolve));
  }
} finally {
  await session.close().catch(() => undefined);
  await simulator.close();
}
process.exit(0);
