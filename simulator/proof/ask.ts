import { type Simulator, startSimulator } from '../index';
import { SECRETS, smallSeed } from '../seeds/small';
import { createWorld } from '../world/world';

/** A Friday afternoon, UTC. */
export const AFTERNOON = Date.parse('2026-11-20T15:00:00Z');

/** The small team at a moment that stands still. */
export const startSmall = (): Promise<Simulator> =>
  startSimulator({ seed: createWorld({ now: () => AFTERNOON, seed: smallSeed }) });

export interface Told {
  status: number;
  headers: Headers;
  /** The text as it came. */
  text: string;
  /** Parsed; of a text/plain answer the text. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape is what they check
  body: any;
}

/** Asks the API as a key. `path` comes after `/v1`. */
export const ask = async (
  simulator: Simulator,
  path: string,
  { secret = SECRETS.admin as string, method = 'GET', body }: { secret?: string; method?: string; body?: unknown } = {},
): Promise<Told> => {
  const answer = await simulator.fetch(`https://api.deepgram.com/v1${path}`, {
    method,
    headers: { authorization: `Token ${secret}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type') === 'application/json';
  return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : text };
};
