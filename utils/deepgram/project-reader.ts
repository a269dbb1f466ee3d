import { type Answer, failed } from '../ownership/answer';
import type { Snapshot } from '../ownership/snapshot';
import { createClient } from './client';
import { readProject } from './read-project';
import type { Client, ProjectReader, ProjectReaderOptions, RefreshQuery } from './types';

interface Reading {
  readonly snapshot: Promise<Snapshot>;
  readonly stop: AbortController;
}

/** What stands in for a client where there is no key: nothing is asked, and every part says why. */
const notConnected: Client = {
  get: async <T>({ path }: { readonly path: string }): Promise<Answer<T>> =>
    failed({ kind: 'not-connected', endpoint: `GET ${path}` }),
  clockOffset: () => undefined,
};

/** Reads projects, one reading at a time for each. */
export const createProjectReader = ({ secretFor, ...options }: ProjectReaderOptions): ProjectReader => {
  const { now = Date.now } = options;
  const readings = new Map<string, Reading>();

  const clientFor = async (projectId: string): Promise<Client> => {
    const secret = await secretFor(projectId).catch(() => null);
    return secret === null ? notConnected : createClient({ ...options, secret });
  };

  const read = async (query: RefreshQuery, signal: AbortSignal): Promise<Snapshot> =>
    readProject({ ...query, client: await clientFor(query.projectId), now: now(), signal });

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
    cancel(projectId) {
      readings.get(projectId)?.stop.abort();
      readings.delete(projectId);
    },
  };
};
