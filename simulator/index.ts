import { createApi } from './api/index';
import { type ApiSettings, defaultSettings } from './api/settings';
import { createCertificate } from './certificate';
import { createConsoleFace } from './console/index';
import { type CallLog, createCallLog } from './controls/calls';
import { createFaults, type Faults } from './controls/faults';
import { createControls } from './controls/http';
import { createLocalFetch } from './local-fetch';
import { largeSeed } from './seeds/large';
import { smallSeed } from './seeds/small';
import { serveFaces, type Witness } from './server';
import type { ConsoleLook } from './world/types';
import { createWorld, type World } from './world/world';

/** A running local Deepgram: API and Console over HTTPS on one port, told apart by host. */
export interface Simulator {
  readonly world: World;
  /** How the Console shows itself; change it, then load a page. */
  readonly look: ConsoleLook;
  /** Which of the contradictory published shapes the API follows; change them at any time. */
  readonly settings: ApiSettings;
  readonly faults: Faults;
  /** Every call that reached the API. */
  readonly calls: CallLog;
  readonly port: number;
  /** `https://127.0.0.1:port`; Deepgram's own hosts must be mapped to it by the client. */
  readonly url: string;
  /** PEM of the self-signed certificate. */
  readonly certificate: string;
  /** `fetch` for Node that takes every host here and trusts the certificate. */
  readonly fetch: typeof fetch;
  /** Clears faults, the call log and settings; the world stays. */
  reset(): void;
  /** Ends everything, hanging calls too. */
  close(): Promise<void>;
}

const seeds = { small: smallSeed, large: largeSeed } as const;
export type SeedName = keyof typeof seeds;

export const startSimulator = async ({
  seed = 'small',
  port = 0,
  witness,
}: {
  seed?: SeedName | World;
  port?: number;
  /** Hears of every request to either face as it came, secrets included. The call log has none. */
  witness?: Witness;
} = {}): Promise<Simulator> => {
  const world = typeof seed === 'string' ? createWorld({ seed: seeds[seed] }) : seed;
  const look: ConsoleLook = { layout: '2026', theme: 'dark', language: 'en' };
  const settings = defaultSettings();
  const faults = createFaults();
  const calls = createCallLog();
  const parts = { world, look, settings, faults, calls };
  const faces = { api: createApi(parts), console: createConsoleFace(parts), controls: createControls(parts) };
  const certificate = await createCertificate();
  const server = await serveFaces(faces, certificate, port, witness);
  return {
    ...parts,
    port: server.port,
    url: `https://127.0.0.1:${server.port}`,
    certificate: certificate.cert,
    fetch: createLocalFetch(server.port, certificate.cert),
    reset: () => {
      faults.clear();
      calls.clear();
      Object.assign(settings, defaultSettings());
    },
    close: server.close,
  };
};
