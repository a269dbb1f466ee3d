import { type Answer, type FaultKind, failed } from '../ownership/answer';
import type { Snapshot } from '../ownership/snapshot';
import { createClient } from './client';
import { readLastRequest } from './last-request';
import { readHistory } from './read-history';
import { readProject } from './read-project';
import type { Client, ProjectReader, ProjectReaderOptions, RefreshQuery } from './types';

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

  const clientFor = async (projectId: string): Promise<Client> => {
    const secret = await secretFor(projectId).catch(() => null);
    return secret === null ? silent('not-connected') : createClient({ ...options, secret });
  };

  const read = async (query: RefreshQuery, signal: AbortSignal): Promise<Snapshot> => {
    const started = now();
    const snapshot = await readProject({ ...query, client: await clientFor(query.projectId), now: started, signal });
    // What a cancelled reading did bring must not be stored over what comes after it.
    return signal.aborted ? readProject({ ...query, client: silent('timeout'), now: started }) : snapshot;
  };

  return {
    refresh(query) {
      const inFlight = readings.get(query.projectId);
      if (inFlight) return inFlight.snapshot;
      const stop = new AbortController();
      const snapshot = read(query, stop.signal).finally(() => {
        if (readings.get(query.projectId)?.stop === stop) readings.delete(query.projectId);
      });
      readings.set(query.projectId, { snapshot, stop });
      return snapshot;
    },
    lastRequest: async (query) => readLastRequest(await clientFor(query.projectId), query),
    history: async (query) => readHistory(await clientFor(query.projectId), query),
    cancel(projectId) {
      readings.get(projectId)?.stop.abort();
      readings.delete(projectId);
    },
  };
};
