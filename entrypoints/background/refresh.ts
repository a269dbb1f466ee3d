import type { ProjectReader } from '../../utils/deepgram/types';
import type { Ledger } from '../../utils/ledger/types';
import type { Answer, Fault } from '../../utils/ownership/answer';
import type { Snapshot } from '../../utils/ownership/snapshot';
import type { State } from './state';

export interface Refresh {
  /** Reads the project now, or joins the reading in flight. Resolves when it ended, however it ended. */
  run(projectId: string): Promise<void>;
  /** The same, unless the latest reading, good or bad, is younger than `ms`. */
  ifOlderThan(projectId: string, ms: number): Promise<void>;
}

interface Parts {
  readonly ledger: Pick<Ledger, 'readProject' | 'writeSnapshot'>;
  readonly reader: Pick<ProjectReader, 'refresh'>;
  readonly state: Pick<State, 'readings' | 'pictureRevision'>;
  /** How many UTC days before today are needed. */
  readonly usageDays: () => Promise<number>;
  readonly now: () => number;
}

const faultIn = (answer: Answer<unknown>): Fault | null => (answer.state === 'failed' ? answer.fault : null);

/** Why a snapshot holds nothing, told by the part that matters most. */
const mainFault = ({ keys, members, usage }: Snapshot): Fault | null =>
  faultIn(keys) ?? faultIn(members) ?? faultIn(usage);

export const createRefresh = ({ ledger, reader, state, usageDays, now }: Parts): Refresh => {
  const inFlight = new Map<string, Promise<void>>();

  const read = async (projectId: string): Promise<void> => {
    const record = await ledger.readProject(projectId);
    if (record.state !== 'present') return;
    const { name, viewer } = record.value;
    const snapshot = await reader.refresh({ projectId, projectName: name, usageDays: await usageDays(), viewer });
    // The ledger keeps the older snapshot when every part failed, and takes nothing for a project that was forgotten.
    const written = await ledger.writeSnapshot(snapshot);
    if (written.ok && !written.kept && written.because === 'not-connected') return;
    const fault = written.ok && !written.kept ? mainFault(snapshot) : null;
    const problem = written.ok ? null : written.problem;
    await state.readings.change(projectId, () => ({ endedAt: now(), fault, problem }));
    await state.pictureRevision.change(projectId, (revision = 0) => revision + 1);
  };

  const run = (projectId: string): Promise<void> => {
    const running = inFlight.get(projectId);
    if (running) return running;
    const started = read(projectId).finally(() => inFlight.delete(projectId));
    inFlight.set(projectId, started);
    return started;
  };

  return {
    run,
    ifOlderThan: async (projectId, ms) => {
      const latest = await state.readings.get(projectId);
      if (!latest || now() - latest.endedAt >= ms || inFlight.has(projectId)) await run(projectId);
    },
  };
};
