import type { Client, KeyFacts, ProjectName, ReadProjectQuery } from '../../../utils/deepgram/types';
import type { KeyCheck } from '../../../utils/protocol/views/key';
import { type Fault, seenIn } from '../../../utils/rules/answer';
import type { Snapshot, Viewer } from '../../../utils/rules/snapshot';
import { describeKey } from './describe-key';

/** What a key turned out to be, and what was read on the way, one snapshot for each of its projects. */
export interface Inspection {
  readonly check: KeyCheck;
  readonly viewer: Viewer;
  readonly read: readonly Snapshot[];
}

export interface InspectDeps {
  readonly createClient: (secret: string) => Client;
  readonly checkKey: (client: Client) => Promise<KeyFacts>;
  readonly readProject: (query: ReadProjectQuery) => Promise<Snapshot>;
  readonly usageDays: () => Promise<number>;
  readonly now: () => number;
}

/** Why the key is of no use here, although it is a key. */
const uselessBecause = (projects: readonly ProjectName[], [first]: readonly Snapshot[]): Fault | null => {
  if (!first) return projects.length === 0 ? { kind: 'not-found', endpoint: 'GET /v1/projects' } : null;
  const { keys } = first;
  return keys.state === 'failed' && keys.fault.kind === 'forbidden' ? keys.fault : null;
};

/**
 * Finds out what a key is by asking Deepgram: its projects and scopes, then a first reading of each project, which
 * shows its creator, their role and its expiry, and shows what the key really unlocks.
 */
export const inspectKey = async (secret: string, parts: InspectDeps): Promise<Inspection> => {
  const client = parts.createClient(secret);
  const { projects, identity } = await parts.checkKey(client);
  const viewer: Viewer =
    identity.state === 'failed'
      ? {}
      : {
          ...(identity.value.keyId !== undefined && { keyId: identity.value.keyId }),
          ...(identity.value.scopes !== undefined && { scopes: identity.value.scopes }),
        };

  const usageDays = await parts.usageDays();
  const read: Snapshot[] = [];
  for (const { projectId, name } of seenIn(projects)) {
    const query = { client, projectId, projectName: name, now: parts.now(), usageDays, viewer };
    read.push(await parts.readProject(query));
  }

  const check: KeyCheck = {
    projects: projects.state === 'failed' ? null : projects.value.map(({ projectId, name }) => ({ projectId, name })),
    fault: projects.state === 'failed' ? projects.fault : uselessBecause(projects.value, read),
    problem: null,
    // A key works in one project (docs/deepgram/api.md 4.1); of more than one, each is connected and the first
    // describes it.
    ...describeKey(viewer, read[0], projects).facts,
  };
  return { check, viewer, read };
};
