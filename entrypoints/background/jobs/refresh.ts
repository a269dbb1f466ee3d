import type { ProjectReader } from '../../../utils/deepgram/types';
import type { Ledger } from '../../../utils/ledger/types';
import { isYounger } from '../../../utils/rules/age';
import { pauseOf } from '../../../utils/rules/alerts/pause';
import { type Fault, isSessionEnded, type Paused } from '../../../utils/rules/answer';
import { whyNothing } from '../../../utils/rules/events/nothing-read';
import type { DatabaseProblem } from '../../../utils/storage/problem';
import { countUp } from '../../../utils/storage/revision';
import type { State } from '../state';

export interface Refresh {
  /**
   * Reads the project now, or joins the reading in flight. Resolves when it ended, however it ended. While reading
   * pauses nothing happens, and nothing is noted: what was known stands.
   */
  now(projectId: string): Promise<void>;
  /**
   * A reading that begins after this call, because something has changed at Deepgram just now: one in flight may have
   * missed it. Callers that wait for the same reading share it.
   */
  afterCurrent(projectId: string): Promise<void>;
  /** `now`, unless the latest reading, good or bad, is younger than `ms`. */
  ifOlderThan(projectId: string, ms: number): Promise<void>;
}

interface Deps {
  readonly ledger: Pick<Ledger, 'projects' | 'writeSnapshot' | 'noteWatching'>;
  readonly reader: Pick<ProjectReader, 'refresh'>;
  readonly state: Pick<State, 'readings'>;
  /** Why a project can't be read at present. */
  readonly paused: (projectId: string) => Promise<Paused | null>;
  /** How many UTC days before today are needed. */
  readonly usageDays: () => Promise<number>;
  /** From one reading to the next; milliseconds. */
  readonly periodMs: () => Promise<number>;
  readonly now: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
  /** Called when a reading has been stored. */
  readonly onRead?: (projectId: string) => void;
  /** Called when one has ended, or could not begin: there may be something to tell. */
  readonly onEnd?: () => void;
}

/** Readings of a project end at least this far apart, however often a page says that something has changed. */
const SPACING_MS = 2_000;

const sleepFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Notes how a reading ended, and that watching has paused where Deepgram refuses or hasn't answered for long. */
const noteReading = async (
  { ledger, state, periodMs, now }: Pick<Deps, 'ledger' | 'state' | 'periodMs' | 'now'>,
  projectId: string,
  { fault, problem }: { readonly fault: Fault | null; readonly problem: DatabaseProblem | null },
): Promise<void> => {
  const { since = now(), times = 0 } = (await state.readings.get(projectId))?.failing ?? {};
  const failing = { since, times: times + 1 };
  await state.readings.change(projectId, () => ({ endedAt: now(), fault, problem, ...(fault && { failing }) }));
  const why = fault && pauseOf(fault.kind, failing, { now: now(), periodMs: await periodMs() });
  if (why) await ledger.noteWatching(projectId, why, now());
};

export const createRefresh = (parts: Deps): Refresh => {
  const { ledger, reader, state, paused, usageDays, now, sleep = sleepFor, onRead, onEnd } = parts;
  const inFlight = new Map<string, Promise<void>>();
  const awaited = new Map<string, Promise<void>>();

  const read = async (projectId: string): Promise<void> => {
    const record = await ledger.projects.read(projectId);
    if (record.state === 'absent' || record.state === 'unavailable') return;
    const why = await paused(projectId);
    if (why) {
      // What isn't watched is told as what happens is.
      await ledger.noteWatching(projectId, why, now());
      return;
    }
    // A damaged record costs the project its name, not its readings.
    const { name, viewer } = record.state === 'present' ? record.value : { name: '', viewer: {} };
    const snapshot = await reader.refresh({ projectId, projectName: name, usageDays: await usageDays(), viewer });
    // The ledger keeps the older snapshot when every part failed, and takes nothing for a project that was forgotten.
    const written = await ledger.writeSnapshot(snapshot);
    if (written.ok && !written.kept && written.because === 'not-connected') return;
    const fault = written.ok && !written.kept ? whyNothing(snapshot) : null;
    // It was locked during the reading: that doesn't count as one, and pages hear of the lock in another way.
    if (fault?.kind === 'locked' || isSessionEnded(fault?.kind)) return;
    const problem = written.ok ? null : written.problem;
    await noteReading(parts, projectId, { fault, problem });
    await countUp(projectId);
    if (written.ok && written.kept) onRead?.(projectId);
  };

  const readNow = (projectId: string): Promise<void> => {
    const running = inFlight.get(projectId);
    if (running !== undefined) return running;
    const started = read(projectId).finally(() => {
      inFlight.delete(projectId);
      onEnd?.();
    });
    inFlight.set(projectId, started);
    return started;
  };

  /** Once the reading in flight has ended, and the pause after the latest one is over. */
  const inTurn = async (projectId: string): Promise<void> => {
    await inFlight.get(projectId)?.catch(() => undefined);
    const latest = await state.readings.get(projectId);
    const wait = latest ? latest.endedAt + SPACING_MS - now() : 0;
    // A clock that was set back must not hold a reading up.
    if (wait > 0 && wait <= SPACING_MS) await sleep(wait);
    awaited.delete(projectId);
    await readNow(projectId);
  };

  return {
    now: readNow,
    afterCurrent: (projectId) => {
      const waiting = awaited.get(projectId) ?? inTurn(projectId);
      awaited.set(projectId, waiting);
      return waiting;
    },
    ifOlderThan: async (projectId, ms) => {
      const latest = await state.readings.get(projectId);
      if (!latest || !isYounger(latest.endedAt, now(), ms) || inFlight.has(projectId)) await readNow(projectId);
    },
  };
};
