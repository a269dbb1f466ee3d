import { vi } from 'vitest';
import type { KeyFacts } from '../../../utils/deepgram/types';
import { STORE_NAMES } from '../../../utils/ledger/stores';
import { whole } from '../../../utils/rules/answer';
import { stashSecret } from '../../../utils/vault/handover';
import { sessionMemory } from '../../../utils/vault/session-memory';
import { FEW_ROUNDS, FEWER_ROUNDS } from '../../../utils/vault/testing/world';
import { createTestTranslate } from '../../../utils/wording/testing';
import { type Background, createBackground } from '../create-background';
import type { Deps } from '../handlers';
import { connectIn, KEY_ID, NOW, PROJECT, record, SECRET, snapshot } from './browser';

/** No word on the console, and a Deepgram that refuses for good, so that nothing is tried again. */
export const beQuiet = (): void => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.stubGlobal('fetch', async () => Response.json({ message: 'no' }, { status: 401 }));
};

export const endQuiet = (): void => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
};

/** Connected beside the one that is asked about, so that what is done to that one can be told to leave this alone. */
export const NEIGHBOUR = '77777777-2222-4333-8444-555555555555';

const FACTS: KeyFacts = {
  projects: whole([{ projectId: PROJECT, name: 'Voice' }]),
  identity: whole({ keyId: KEY_ID, scopes: ['admin'] }),
};

/** The background in a world without a network and with a clock that stands. */
export const createDeps = (): Background =>
  createBackground({
    now: () => NOW,
    sleep: async () => undefined,
    rounds: FEW_ROUNDS,
    leastRounds: FEWER_ROUNDS,
    createClient: () => ({ get: () => Promise.reject(new Error('no network')), clockOffset: () => undefined }),
    checkKey: async () => FACTS,
    readProject: async () => snapshot(),
    version: () => '0.0.0',
    t: createTestTranslate(),
  });

/** Two connected projects with a reading each, a snooze, a note, and an offer that nobody has taken. */
export const connectTwo = async ({ ledger, vault }: Deps): Promise<void> => {
  await connectIn(ledger, snapshot());
  await ledger.writeProject(record({ projectId: NEIGHBOUR, name: 'Neighbour' }));
  await ledger.writeSnapshot(snapshot({ projectId: NEIGHBOUR, projectName: 'Neighbour' }));
  await ledger.snoozes.change(PROJECT, () => [{ findingId: 'x', reason: 'soon', until: '2026-12-01' }]);
  await ledger.records.change([PROJECT, 'key', KEY_ID], () => ({
    ...{ kind: 'key', subject: KEY_ID },
    fields: { purpose: { value: 'calls', at: '2026-11-21T12:00:00Z', by: 'Ada' } },
  }));
  await vault.put(PROJECT, SECRET);
  await vault.put(NEIGHBOUR, SECRET);
  await stashSecret('an offer that nobody took', { now: () => NOW });
};

/** That Deepgram was asked in vain is noted too, by these; any question may lead to a reading. */
const OF_READINGS: readonly string[] = ['watches', 'events', 'readings'];
const KEPT = STORE_NAMES.filter((store) => !OF_READINGS.includes(store));

/** All that a refused message must leave as it is. */
export const storedEverything = async ({ ledger, vault, settings, locking }: Deps): Promise<string> => {
  const of = async (projectId: string): Promise<unknown[]> => [
    await vault.get(projectId),
    ...(await Promise.all(KEPT.map((store) => ledger[store].list(projectId)))),
  ];
  const { state, ...status } = await locking.status();
  const names = (await sessionMemory.names()).filter((name) => name.startsWith('handover/'));
  const all = [
    await of(PROJECT),
    await of(NEIGHBOUR),
    await ledger.listProjects(),
    await settings(),
    state,
    status,
    names,
  ];
  return JSON.stringify(all);
};
