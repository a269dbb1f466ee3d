import type { ProjectReader } from '../../../utils/deepgram/types';
import type { Ledger } from '../../../utils/ledger/types';
import { lastShown } from '../../../utils/protocol/last-shown';
import type { KeyCheck } from '../../../utils/protocol/views/key';
import type { Snapshot } from '../../../utils/rules/snapshot';
import { countUp } from '../../../utils/storage/revision';
import type { Vault } from '../../../utils/vault/types';
import { sessionEnds } from '../jobs/session-end';
import type { State } from '../state';
import { type InspectDeps, type Inspection, inspectKey } from './inspect-key';

export interface ConnectDeps extends InspectDeps {
  readonly vault: Pick<Vault, 'put' | 'remove'>;
  readonly ledger: Pick<Ledger, 'projects' | 'slices' | 'writeProject' | 'writeSnapshot' | 'forget'>;
  readonly reader: Pick<ProjectReader, 'cancel'>;
  readonly state: State;
}

/** Keys are often pasted with white space around them. */
const asPasted = (secret: string): string => secret.trim();

export const checkSecret = async (secret: string, parts: InspectDeps): Promise<KeyCheck> =>
  (await inspectKey(asPasted(secret), parts)).check;

/**
 * Stores the key, the project and its first reading. A project without a key, or a key without a project, is undone.
 */
const store = async (
  secret: string,
  snapshot: Snapshot,
  { viewer }: Inspection,
  { vault, ledger, reader, state, now }: ConnectDeps,
): Promise<KeyCheck['problem']> => {
  const { projectId, projectName } = snapshot;
  const before = await ledger.projects.read(projectId);
  const known = before.state === 'present' ? before.value : null;

  // A reading with the old key must not be stored after one with the new key.
  reader.cancel(projectId);
  // Before the key is stored: left behind, it would explain a later end of the session.
  await sessionEnds.change(projectId, () => undefined);
  const kept = await vault.put(projectId, secret);
  if (!kept.ok) return kept.problem;

  const connectedAt = now();
  const record = { projectId, name: projectName, connectedAt, lastReadAt: known?.lastReadAt ?? null, viewer };
  const recorded = await ledger.writeProject(record);
  if (!recorded.ok) {
    if (!known) await vault.remove(projectId);
    return recorded.problem;
  }

  // What was refused to another key may be told to this one.
  await ledger.slices.change(projectId, () => undefined);
  const written = await ledger.writeSnapshot(snapshot);
  const problem = written.ok ? null : written.problem;
  const fault = written.ok && !written.kept && snapshot.keys.state === 'failed' ? snapshot.keys.fault : null;
  await state.readings.change(projectId, () => ({ endedAt: now(), fault, problem }));
  await state.lookedAt.change(projectId, () => now());
  await countUp(projectId);
  return null;
};

/** Checks the key once more and, if it is of use, stores it for each of its projects, in place of an older one. */
export const connect = async (entered: string, parts: ConnectDeps): Promise<KeyCheck> => {
  const secret = asPasted(entered);
  const inspection = await inspectKey(secret, parts);
  const { check, read } = inspection;
  if (check.fault !== null) return check;
  for (const snapshot of read) {
    const problem = await store(secret, snapshot, inspection, parts);
    if (problem !== null) return { ...check, problem };
  }
  return check;
};

/** Erases the stored key first, then all that was read with it. Rejects when the browser can't erase. */
export const disconnect = async (projectId: string, parts: ConnectDeps): Promise<void> => {
  const { vault, ledger, reader, state } = parts;
  reader.cancel(projectId);
  for (const erased of [await vault.remove(projectId), await ledger.forget(projectId)]) {
    if (!erased.ok) throw new Error(`not erased: ${erased.problem}`);
  }
  for (const remembered of Object.values(state)) await remembered.change(projectId, () => undefined);
  await sessionEnds.change(projectId, () => undefined);
  await lastShown.remove();
  // Counted on and not erased: it is how the Console's pages notice that their badges are gone.
  await countUp(projectId);
};
