import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '../../simulator/index';
import type { WireRequest } from '../../simulator/server';
import { createWorld } from '../../simulator/world/world';
import { type BrowserName, openBrowser, type Session } from '../harness/browser';
import type { BrowserContext } from '../harness/describe-in-browsers';
import { markedSeed } from './marked-world';
import { type Consoles, listenToConsoles } from './places/consoles';

/** A browser with a profile of its own, to be looked into when the browser is closed. */
export interface SearchedStage extends BrowserContext {
  readonly profile: string;
  /** Every request that reached either face of the simulator, headers and body included. */
  readonly wire: readonly WireRequest[];
  readonly consoles: Consoles;
  /** Ends the browser as a person does, so that all is written; the profile stays until `erase`. */
  close(): Promise<void>;
  erase(): void;
}

export const openSearchedStage = async (name: BrowserName): Promise<SearchedStage> => {
  const now = Date.now();
  const wire: WireRequest[] = [];
  const world = createWorld({ now: () => now, seed: markedSeed });
  const simulator: Simulator = await startSimulator({ seed: world, witness: (request) => wire.push(request) });
  const profile = mkdtempSync(join(tmpdir(), `linchpin-${name}-`));
  const session: Session = await openBrowser(name, { simulatorPort: simulator.port, userDataDir: profile });
  return {
    ...{ name, simulator, session, profile, wire },
    consoles: await listenToConsoles(name, session.browser),
    picture: async () => undefined,
    close: async () => {
      await session.close();
      await simulator.close();
    },
    erase: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
};
