import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser';
import type { BrowserContext } from './describe-in-browsers';
import type { Session } from './session';

/** For a group of tests, a browser without Linchpin beside the one with it, on the same local Deepgram. */
export const besidePlainBrowser = (context: () => BrowserContext): (() => BrowserContext) => {
  let session: Session | undefined;
  beforeAll(async () => {
    const { name, simulator } = context();
    session = await openBrowser(name, { simulatorPort: simulator.port, extension: null });
  });
  afterAll(() => session?.close());
  return () => {
    if (!session) throw new Error('The browser without Linchpin is not open yet');
    return { ...context(), session };
  };
};
