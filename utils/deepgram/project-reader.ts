import { type Answer, type FaultKind, failed } from '../rules/answer';
import type { Snapshot } from '../rules/snapshot';
import { createClient } from './client';
import { readLastRequest } from './last-request';
import { readDays } from './read-days';
import { readHistory } from './read-history';
import { readProject } from './read-project';
import type { Client, ProjectReader, ProjectReaderOptions, RefreshQuery, StoredSecret } from './types';

interface Reading {
  readonly snapshot: Promise<Snapshot>;
  readonly stop: AbortController;
}

/** Stands in for a client where nothing is to be asked: every part says why. */
const silent = (kind: FaultKind): Client => ({
  get: async <T>({ path }: { readonly path: string }): Promise<Answer<T>> => failed({ kind, endpoint: `GET ${path}` }),
  clockOffset: () => undefined,
});

/** Reads projects, one reading at a time for each. */
export const createProjectReader = ({ secretFor, ...options }: ProjectReaderOptions): ProjectReader => {
  const { now = Date.now } = options;
  const readings = new Map<string, Reading>();
  /** All that is in flight, by project: a fault kind is the reason that each is aborted for. */
  const working = new Map<string, Set<AbortController>>();

  /** Callers that wait until nothing is in flight. */
  const resting: (() => void)[] = [];

  const clientFor = async (projectId: string): Promise<Client> => {
    const stored = await secretFor(projectId).catch((): StoredSecret => ({ fault: 'storage' }));
    return 'secret' in stored ? createClient({ ...options, secret: stored.secret }) : silent(stored.fault);
  };

  /** Does a piece of work that `cancel` can end; what it did bring by then is dropped for what `silent` gives. */
  const during = async <T>(
    projectId: string,
    work: (client: Client, signal: AbortSignal) => Promise<T>,
    stop = new AbortController(),
  ): Promise<T> => {
    const others = working.get(projectId) ?? new Set();
    working.set(projectId, others.add(stop));
    try {
      const client = await clientFor(projectId);
      // Cancelled while its key was fetched: the key isn't used any more.
      const done = stop.signal.aborted ? null : { value: await work(client, stop.signal) };
      if (done && !stop.signal.aborted) return done.value;
      return await work(silent(stop.signal.reason), stop.signal);
    } finally {
      others.delete(stop);
      if (others.size === 0) working.delete(projectId);
      if (working.size === 0) for (const go of resting.splice(0)) go();
    }
  };

  const atRest = async (): Promise<void> => {
    // What begins first after a rest goes first.
    while (working.size > 0) await new Promise<void>((resolve) => resting.push(resolve));
  };

  const cancel = (projectId: string, because: FaultKind = 'timeout'): void => {
    for (const stop of working.get(projectId) ?? []) stop.abort(because);
    readings.delete(projectId);
  };

  return {
    refresh(query: RefreshQuery) {
      const inFlight = readings.get(query.projectId);
      if (inFlight) return inFlight.snapshot;
      const stop = new AbortController();
      const started = now();
      const read = (client: Client, signal: AbortSignal) => readProject({ ...query, client, now: started, signal });
      const snapshot = during(query.projectId, read, stop).finally(() => {
        if (readings.get(query.projectId)?.stop === stop) readings.delete(query.projectId);
      });
      readings.set(query.projectId, { snapshot, stop });
      return snapshot;
    },
    lastRequest: (query) => during(query.projectId, (client, signal) => readLastRequest(client, query, signal)),
    history: (query) => during(query.projectId, (client, signal) => readHistory(client, query, signal)),
    async days(query) {
      await atRest();
      return during(query.projectId, (client, signal) => readDays(client, query, signal));
    },
    atRest,
    cancel,
    cancelAll(because) {
      for (const projectId of [...working.keys()]) cancel(projectId, because);
    },
  };
};
