import type { Client, KeyFacts, ProjectName, ReadProjectQuery } from '../../utils/deepgram/types';
import type { KeyCheck } from '../../utils/messages';
import { type Fault, failed, seenIn } from '../../utils/ownership/answer';
import { roleOf } from '../../utils/ownership/roles';
import type { ApiKey, Member, Snapshot, Viewer } from '../../utils/ownership/snapshot';
import { rawName } from '../../utils/wording/people';
import { scopeRows } from './scope-rows';

/** What a key turned out to be, and what was read on the way, one snapshot for each of its projects. */
export interface Inspection {
  readonly check: KeyCheck;
  readonly viewer: Viewer;
  readonly read: readonly Snapshot[];
}

export interface InspectParts {
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
 * Finds out what a key is by asking Deepgram: its projects and scopes, then a first reading of each project, which tells
 * its creator, their role and its expiry, and shows what the key really unlocks.
 */
export const inspectKey = async (secret: string, parts: InspectParts): Promise<Inspection> => {
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

  // A key works in one project (facts/deepgram-api.md 4.1); of more than one, each is connected and the first describes it.
  const first = read[0];
  const unread = failed(
    projects.state === 'failed' ? projects.fault : { kind: 'not-found', endpoint: 'GET /v1/projects' },
  );
  const key = seenIn<ApiKey>(first?.keys ?? unread).find(({ keyId }) => keyId === viewer.keyId);
  const creator = seenIn<Member>(first?.members ?? unread).find(({ memberId }) => memberId === key?.creator.memberId);

  const check: KeyCheck = {
    projects: projects.state === 'failed' ? null : projects.value.map(({ projectId, name }) => ({ projectId, name })),
    fault: projects.state === 'failed' ? projects.fault : uselessBecause(projects.value, read),
    problem: null,
    keyId: viewer.keyId ?? null,
    creator: key
      ? {
          name: rawName(creator ?? key.creator),
          email: key.creator.email,
          role: creator ? roleOf(creator.scopes) : null,
        }
      : null,
    expires: key?.expires ?? null,
    scopes: scopeRows({
      scopes: viewer.scopes ?? key?.scopes ?? null,
      creatorScopes: creator?.scopes ?? null,
      projects,
      keys: first?.keys ?? unread,
      members: first?.members ?? unread,
      usage: first?.usage ?? unread,
      cost: first?.cost ?? unread,
    }),
    seesAllKeys: first?.keys.state === 'whole' && first.members.state === 'whole',
    seesUse: first !== undefined && first.usage.state !== 'failed',
  };
  return { check, viewer, read };
};
