import type { Ledger } from '../../../utils/ledger/types';
import type { StoredKey } from '../../../utils/protocol/views/key';
import { whole } from '../../../utils/rules/answer';
import { READ_SCOPES } from '../../../utils/rules/read-scopes';
import { lostScopes, roleOf } from '../../../utils/rules/roles';
import type { Vault, VaultAnswer } from '../../../utils/vault/types';
import { sessionEndOf } from '../jobs/session-end';
import { type Description, describeKey } from './describe-key';
import { heldScopes } from './scope-rows';

export interface StoredKeyDeps {
  readonly ledger: Pick<Ledger, 'projects' | 'snapshots'>;
  readonly vault: Pick<Vault, 'get'>;
}

const WEAKER = { owner: ['admin', 'member'], admin: ['member'], member: [] } as const;
const { invites: _, ...SHOWN } = READ_SCOPES;
const READ: readonly string[] = Object.values(SHOWN).flat();

/** What weaker roles of its creator would take, of what it may do today and Linchpin reads. */
const demotionsOf = ({ creator, scopes }: Description): StoredKey['demotions'] => {
  const role = creator && roleOf(creator.scopes);
  if (!role || scopes === null) return [];
  const held = heldScopes({ scopes, creatorScopes: creator.scopes }) ?? [];
  return WEAKER[role].map((weaker) => {
    const lost = lostScopes(scopes, [weaker]);
    return { role: weaker, loses: READ.filter((scope) => held.includes(scope) && lost.includes(scope)) };
  });
};

const stateOf = async (projectId: string, { state }: VaultAnswer): Promise<StoredKey['state']> => {
  if (state === 'session-ended') return sessionEndOf(projectId);
  if (state === 'locked') return state;
  if (state === 'unavailable') return 'storage';
  return state === 'present' ? 'usable' : 'unusable';
};

/**
 * What is known of the key that Linchpin reads a project with, from the last reading that stands; asks Deepgram
 * nothing, so it answers while locked too. `null` where the project isn't connected or was never read.
 */
export const storedKey = async (projectId: string, { ledger, vault }: StoredKeyDeps): Promise<StoredKey | null> => {
  const [project, reading, answer] = await Promise.all([
    ledger.projects.read(projectId),
    ledger.snapshots.read(projectId),
    vault.get(projectId),
  ]);
  if (project.state === 'absent' || reading.state !== 'present') return null;
  const snapshot = reading.value;
  // It was connected by finding this project with it, so its list of projects was readable.
  const description = describeKey(snapshot.viewer, snapshot, whole(null));
  const { facts, key, creator } = description;
  return {
    ...facts,
    state: await stateOf(projectId, answer),
    listed: key !== null,
    creatorLeft: key !== null && creator === null && snapshot.members.state === 'whole',
    demotions: demotionsOf(description),
    takenAt: snapshot.takenAt,
  };
};
