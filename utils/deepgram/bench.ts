import { createClient } from './client';
import { readProject } from './read-project';

/** The six bodies of one refresh, as Deepgram would send them. */
export interface RefreshBodies {
  readonly active: string;
  readonly expired: string;
  readonly members: string;
  readonly invites: string;
  readonly usage: string;
  readonly cost: string;
}

export interface ReadingFigures {
  readonly bytes: number;
  /** `JSON.parse` of the six bodies; best of the rounds, milliseconds. */
  readonly parseMs: number;
  /** The same bodies through client, schemas and sums into a snapshot, `JSON.parse` included. */
  readonly readMs: number;
  /** `readMs` in units of `parseMs`. */
  readonly multiple: number;
}

const partOf = (url: URL): keyof RefreshBodies => {
  if (url.searchParams.get('status') === 'active') return 'active';
  if (url.searchParams.get('status') === 'expired') return 'expired';
  if (url.pathname.includes('/usage/')) return 'usage';
  if (url.pathname.includes('/billing/')) return 'cost';
  return url.pathname.endsWith('/members') ? 'members' : 'invites';
};

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** How long it takes to read and check a refresh, measured against what no reader can do without. */
export async function benchReading(
  bodies: RefreshBodies,
  { now = Date.now(), usageDays = 90, rounds = 7 }: { now?: number; usageDays?: number; rounds?: number } = {},
): Promise<ReadingFigures> {
  const texts = Object.values<string>({ ...bodies });
  // Encoded beforehand: bytes are what arrives, and decoding them is part of the work.
  const encoder = new TextEncoder();
  const bytesOf = new Map(Object.entries({ ...bodies }).map(([part, text]) => [part, encoder.encode(text)]));
  const read = async (): Promise<void> => {
    const client = createClient({
      secret: 'bench',
      fetch: async (url) => new Response(bytesOf.get(partOf(new URL(String(url))))),
    });
    const project = { projectId: 'bench', projectName: 'Bench', viewer: {}, now, usageDays };
    const { keys, usage, cost } = await readProject({ client, ...project });
    for (const { state } of [keys, usage, cost]) if (state !== 'whole') throw new Error(`nothing to measure: ${state}`);
  };
  let parseMs = Number.POSITIVE_INFINITY;
  let readMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    parseMs = Math.min(parseMs, await timed(() => texts.forEach((text) => void JSON.parse(text))));
    readMs = Math.min(readMs, await timed(read));
  }
  const bytes = texts.reduce((sum, text) => sum + encoder.encode(text).length, 0);
  return { bytes, parseMs, readMs, multiple: readMs / parseMs };
}
