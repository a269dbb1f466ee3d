import { createClient } from '../../../utils/deepgram/client';
import { readLastRequest } from '../../../utils/deepgram/last-request';
import { readHistory } from '../../../utils/deepgram/read-history';
import { readProject } from '../../../utils/deepgram/read-project';
import type { Client } from '../../../utils/deepgram/types';
import { map } from '../../../utils/rules/answer';
import type { LogReading, Snapshot } from '../../../utils/rules/snapshot';
import { judgeRemoval } from '../../../utils/rules/verdicts/judge-removal';
import type { RemovalState } from '../../../utils/rules/verdicts/verdict';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import type { Simulator } from '../../index';
import { PROJECT_ID } from '../../seeds/small';
import { KEYS } from '../../seeds/small-keys';
import { deadlinesOf } from './deadlines';

/** Reads the small project of a simulator, faults and all, with the shipped client. */
export const readSmall = async (simulator: Simulator) => {
  const client = createClient({
    secret: KEYS.admin.secret,
    sleep: async () => {},
    ...deadlinesOf(simulator),
  });
  const now = simulator.world.clock.now();
  const viewer = { keyId: KEYS.admin.id };
  const snapshot = await readProject({ client, projectId: PROJECT_ID, projectName: 'P', now, usageDays: 90, viewer });
  return { client, snapshot, now };
};

/** The latest request of each key, asked by the same faulty API. */
const readLog = async (client: Client, keyIds: readonly string[], now: number): Promise<Snapshot['log']> => {
  const log: Record<string, LogReading> = {};
  for (const keyId of keyIds) {
    const latest = map(
      await readLastRequest(client, { projectId: PROJECT_ID, keyId }),
      (request) => request?.created ?? null,
    );
    log[keyId] = { askedAt: now, latest, seen: latest.state === 'failed' ? null : latest.value };
  }
  return log;
};

/** These members' verdicts, the past year and the log included wherever they are asked for, by the same faulty API. */
export const judgeAll = async (
  simulator: Simulator,
  members: readonly string[],
): Promise<ReadonlyMap<string, RemovalState>> => {
  const { client, snapshot, now } = await readSmall(simulator);
  const judge = (memberId: string, history: Parameters<typeof judgeRemoval>[0]['history'], log: Snapshot['log'] = {}) =>
    judgeRemoval({ snapshot: { ...snapshot, log }, options: DEFAULT_SETTINGS, memberId, history, now, paused: null });
  const states = new Map<string, RemovalState>();
  for (const memberId of members) {
    const first = judge(memberId, null);
    const { historyWanted, logWanted } = first;
    const year = historyWanted && (await readHistory(client, { projectId: PROJECT_ID, ...historyWanted }));
    const log = await readLog(client, logWanted ?? [], now);
    const { state } = year || logWanted ? judge(memberId, year, log) : first;
    states.set(memberId, state);
  }
  return states;
};
