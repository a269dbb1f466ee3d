import { vi } from 'vitest';
import { createProjectReader } from '../../utils/deepgram/project-reader';
import { createLedger } from '../../utils/ledger/ledger';
import { whole } from '../../utils/ownership/answer';
import { DEFAULT_SETTINGS } from '../../utils/settings/schema';
import { sessionMemory } from '../../utils/vault/session-memory';
import { FEW_ROUNDS, FEWER_ROUNDS } from '../../utils/vault/testing/world';
import { createVault } from '../../utils/vault/vault';
import { createTestTranslate } from '../../utils/wording/testing';
import { readLookedAt } from './alarms';
import type { Parts } from './handlers';
import { createHistories } from './histories';
import { createLastRequests } from './last-requests';
import { createLocking } from './locking';
import { createPause } from './pause';
import { createPictures } from './pictures';
import { createRefresh } from './refresh';
import { createState } from './state';
import { connectIn, KEY_ID, NOW, PROJECT, SECRET, snapshot } from './testing';
import { unattended } from './unattended';

export const PASSPHRASE = 'correct horse battery staple';
export const MINUTE = 60_000;

/** Lists as Deepgram gives them, all of them empty. */
const EMPTY = { api_keys: [], members: [], invites: [], results: [] };

/** One browser with a connected project that was read, a clock that stands where it is put, and a network that counts. */
export const createBrowser = () => {
  const clock = { time: NOW };
  const now = (): number => clock.time;
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(EMPTY));
  const wait = vi.fn(async (ms: number): Promise<void> => {
    clock.time += ms;
  });

  /** The background as a start of the worker makes it. */
  const start = () => {
    const rounds = { rounds: FEW_ROUNDS, leastRounds: FEWER_ROUNDS };
    const onLockedByClock = () => unattended(locking.locked());
    const vault = createVault({ memory: sessionMemory, now, ...rounds, onLockedByClock });
    const ledger = createLedger();
    const state = createState();
    const { secretFor, paused, outOfReach } = createPause(vault);
    const reader = createProjectReader({ secretFor, fetch, now, sleep: async () => undefined });
    const usageDays = async (): Promise<number> => 30;
    const refresh = createRefresh({ ledger, reader, state, paused, usageDays, now, sleep: wait });
    const again = () => readLookedAt({ refresh, state, now });
    const locking = createLocking({ vault, ledger, state, reader, readLookedAt: again });
    const lastRequests = createLastRequests({ reader, state, now });
    return {
      ...{ vault, ledger, state, reader, refresh, locking, paused, outOfReach, usageDays, now },
      lastRequests,
      histories: createHistories({ reader, now }),
      pictures: createPictures({ ledger, state, lastRequests, now }),
      createClient: () => ({ get: () => Promise.reject(new Error('not expected')), clockOffset: () => undefined }),
      checkKey: async () => ({
        projects: whole([{ projectId: PROJECT, name: 'Voice' }]),
        identity: whole({ keyId: KEY_ID, scopes: ['admin'] }),
      }),
      readProject: async () => snapshot({ takenAt: now() }),
      settings: async () => DEFAULT_SETTINGS,
      t: createTestTranslate(),
    } satisfies Parts;
  };

  /** A project that a person looked at just now, its key kept as said. */
  const connected = async (mode: 'device' | 'passphrase' | 'session') => {
    const background = start();
    await connectIn(background.ledger, snapshot());
    await background.vault.put(PROJECT, SECRET);
    await background.vault.keep(mode === 'passphrase' ? { mode, passphrase: PASSPHRASE } : { mode });
    await background.state.lookedAt.change(PROJECT, now);
    return background;
  };

  return { clock, fetch, wait, start, connected };
};
