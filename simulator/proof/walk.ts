import { DeepgramClient } from '@deepgram/sdk';
import { type Simulator, startSimulator } from '../index';
import { PROJECT_ID, SECRETS, smallSeed } from '../seeds/small';
import { PEOPLE } from '../seeds/small-people';
import { createWorld } from '../world/world';
import { AFTERNOON } from './ask';
import { createRecorder } from './recorder';

/** Deepgram's own client before a small team, with every answer kept. */
export interface Walk {
  simulator: Simulator;
  recorder: ReturnType<typeof createRecorder>;
  /** Acts as an Owner-role key of the Owner. */
  client: DeepgramClient;
  clientFor: (secret: string) => DeepgramClient;
  /** A call that isn't in the client, as the Admin-role key unless said. */
  call: (method: string, path: string, asked?: { secret?: string }) => Promise<Response>;
}

export const startWalk = async (): Promise<Walk> => {
  const world = createWorld({ now: () => AFTERNOON, seed: smallSeed });
  const owners = world.createKey(PROJECT_ID, PEOPLE.maya.id, { comment: 'all of it', scopes: ['owner'] });
  const simulator = await startSimulator({ seed: world });
  const recorder = createRecorder(simulator.fetch);
  const clientFor = (apiKey: string) => new DeepgramClient({ apiKey, fetch: recorder.fetch, maxRetries: 0 });
  return {
    simulator,
    recorder,
    client: clientFor(owners.secret),
    clientFor,
    call: (method, path, { secret = SECRETS.admin } = {}) =>
      recorder.fetch(`https://api.deepgram.com${path}`, { method, headers: { authorization: `Token ${secret}` } }),
  };
};
