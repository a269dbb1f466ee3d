import { type BrowserName, openBrowser } from './browser';
import { startRelay } from './relay';
import type { Session } from './session';

interface Shared {
  readonly session: Session;
  aim(simulatorPort: number): void;
}

/** One browser of each kind for all tests of this process: starting one takes longer than most tests. */
const shared = new Map<BrowserName, Shared>();

// vitest ends its processes by SIGTERM, and by force soon after: Firefox wouldn't have closed by then. Killed one by
// one, because puppeteer's own handler skips every second browser. At the exit puppeteer removes their profiles.
process.once('SIGTERM', () => {
  for (const { session } of shared.values()) killGroup(session.browser.process()?.pid);
  process.exit();
});

/** A browser leads a process group of its own: its helpers must not write into a profile while that is removed. */
const killGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
};

const open = async (name: BrowserName, simulatorPort: number): Promise<Session> => {
  const relay = await startRelay();
  relay.aim(simulatorPort);
  const session = await openBrowser(name, { simulatorPort: relay.port });
  shared.set(name, { session, aim: relay.aim });
  return session;
};

/** A browser in which Linchpin was just installed, in front of this simulator. It is closed when the process ends. */
export const borrowBrowser = async (name: BrowserName, simulatorPort: number): Promise<Session> => {
  const found = shared.get(name);
  if (!found) return open(name, simulatorPort);
  found.aim(simulatorPort);
  try {
    await found.session.startOver();
    return found.session;
  } catch (error) {
    // Tests must not fail because earlier ones broke the browser.
    console.warn(`${name} is started again: ${String(error)}`);
    await found.session.close().catch(() => undefined);
    return open(name, simulatorPort);
  }
};
