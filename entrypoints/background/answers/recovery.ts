import type { Ledger } from '../../../utils/ledger/types';
import type { RebuildOutcome, RecoveryView } from '../../../utils/protocol/views/recovery';
import type { Vault } from '../../../utils/vault/types';
import type { Refresh } from '../jobs/refresh';
import { runInBackground } from '../run-in-background';
import { countUpAll } from '../state';

export interface RecoveryDeps {
  readonly ledger: Pick<Ledger, 'readAll' | 'rebuild' | 'projects' | 'writeProject' | 'listProjects'>;
  readonly vault: Pick<Vault, 'list'>;
  readonly refresh: Pick<Refresh, 'now'>;
  readonly now: () => number;
}

/** More than fits one message is left out, the oldest first. */
const MOST_EVENTS = 50_000;

const snoozesIn = (rows: readonly unknown[]): number =>
  rows.reduce<number>((sum, row) => {
    const snoozes = typeof row === 'object' && row !== null && 'snoozes' in row ? row.snoozes : [];
    return sum + (Array.isArray(snoozes) ? snoozes.length : 0);
  }, 0);

/** What is safe, and what can't be opened. */
export const recoveryOf = async ({ ledger, vault }: RecoveryDeps): Promise<RecoveryView> => {
  const [all, keys] = [await ledger.readAll(MOST_EVENTS), await vault.list()];
  return {
    problem: all.problem,
    copyProblem: all.copyProblem,
    storedKeys: keys.state === 'present' ? keys.projectIds.length : null,
    notes: all.records.length + all.plans.length,
    snoozes: snoozesIn(all.snoozes),
    events: all.events.length,
  };
};

/** All that can be read, to be kept as a file. It holds no stored key: these are in a database of their own. */
export const exportStored = async ({ ledger, now }: RecoveryDeps): Promise<string> => {
  const all = await ledger.readAll(MOST_EVENTS);
  return JSON.stringify({ format: 'linchpin-stored', version: 1, at: new Date(now()).toISOString(), ...all }, null, 2);
};

/** Projects whose key is stored are connected, whatever else was lost of them. */
const connectAgain = async ({ ledger, vault, refresh, now }: RecoveryDeps): Promise<void> => {
  const keys = await vault.list();
  for (const projectId of keys.state === 'present' ? keys.projectIds : []) {
    if ((await ledger.projects.read(projectId)).state === 'absent')
      await ledger.writeProject({ projectId, name: '', connectedAt: now(), lastReadAt: null, viewer: {} });
    runInBackground(refresh.now(projectId));
  }
};

/** Makes a ledger again that can't be opened. Nothing is done to one that can. */
export const rebuildLedger = async (alsoNotes: boolean, parts: RecoveryDeps): Promise<RebuildOutcome> => {
  const nothing = { problem: null, projects: 0, notes: 0, snoozes: 0 };
  if ((await parts.ledger.listProjects()).state === 'present') return nothing;
  const compared = await parts.ledger.rebuild(alsoNotes);
  if (compared.state !== 'present') return { ...nothing, problem: compared.problem };
  await connectAgain(parts);
  await countUpAll(parts.ledger);
  const { restored } = compared;
  return {
    problem: null,
    projects: restored.length,
    notes: restored.reduce((sum, { notes }) => sum + notes, 0),
    snoozes: restored.reduce((sum, { snoozes }) => sum + snoozes, 0),
  };
};
