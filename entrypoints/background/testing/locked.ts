import { vi } from 'vitest';
import { whole } from '../../../utils/rules/answer';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { FEW_ROUNDS, FEWER_ROUNDS } from '../../../utils/vault/testing/world';
import { createTestTranslate } from '../../../utils/wording/testing';
import { type Background, createBackground } from '../create-background';
import { connectIn, KEY_ID, NOW, PROJECT, SECRET, snapshot } from './browser';

export const PASSPHRASE = 'correct horse battery staple';
export const MINUTE = 60_000;

/** Lists as Deepgram gives them, all of them empty. */
const EMPTY = { api_keys: [], members: [], invites: [], results: [] };

/**
 * One browser with a connected project that was read, a clock that stands where it is put, and a network that counts.
 */
export const createBrowser = () => {
  const clock = { time: NOW };
  const now = (): number => clock.time;
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(EMPTY));
  const wait = vi.fn(async (ms: number): Promise<void> => {
    clock.time += ms;
  });

  /** The background as a start of the worker makes it. */
  const start = (): Background =>
    createBackground({
      now,
      fetch,
      pause: async () => undefined,
      sleep: wait,
      rounds: FEW_ROUNDS,
      leastRounds: FEWER_ROUNDS,
      createClient: () => ({ get: () => Promise.reject(new Error('not expected')), clockOffset: () => undefined }),
      checkKey: async () => ({
        projects: whole([{ projectId: PROJECT, name: 'Voice' }]),
        identity: whole({ keyId: KEY_ID, scopes: ['admin'] }),
      }),
      readProject: async () => snapshot({ takenAt: now() }),
      settings: async () => DEFAULT_SETTINGS,
      t: createTestTranslate(),
    });

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
