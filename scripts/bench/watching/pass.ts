import { createClient } from '../../../utils/deepgram/client';
import { readProject } from '../../../utils/deepgram/read-project';
import { createLedger } from '../../../utils/ledger/ledger';
import type { Snapshot } from '../../../utils/rules/snapshot';

interface Query {
  readonly projectId: string;
  readonly secret: string;
  /** Between two passes. */
  readonly afterMs: number;
}

const ledger = createLedger({ name: 'linchpin-bench-watching' });
let now = Date.now();

let snapshot: Snapshot | undefined;

/** The first half of a watching pass as the background makes it: asks Deepgram, and checks what it says. */
const read = async ({ projectId, secret, afterMs }: Query): Promise<void> => {
  now += afterMs;
  await ledger.writeProject({ projectId, name: '', connectedAt: 0, lastReadAt: null, viewer: {} });
  const client = createClient({ secret });
  snapshot = await readProject({ client, projectId, projectName: '', now, usageDays: 90, viewer: {} });
  if (snapshot.keys.state !== 'whole') throw new Error('the reading is not whole');
};

/** The second half: compares with what was known, and writes. How many events it told in all. */
const write = async ({ projectId }: Query): Promise<number> => {
  const written = snapshot && (await ledger.writeSnapshot(snapshot));
  if (!written?.ok || !written.kept) throw new Error('the reading was not written');
  const stored = await ledger.listEvents(projectId, { most: 1_000 });
  return stored.state === 'present' ? stored.events.length : 0;
};

Object.assign(globalThis, { __read: read, __write: write });
