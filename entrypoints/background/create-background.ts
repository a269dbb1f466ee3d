import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { checkKey } from '../../utils/deepgram/check-key';
import { createClient } from '../../utils/deepgram/client';
import { createProjectReader } from '../../utils/deepgram/project-reader';
import { readProject } from '../../utils/deepgram/read-project';
import type { ProjectReader } from '../../utils/deepgram/types';
import { createLedger } from '../../utils/ledger/ledger';
import { readSettings } from '../../utils/settings/settings';
import { usageDaysFor } from '../../utils/settings/usage-days';
import { sessionMemory } from '../../utils/vault/session-memory';
import type { Vault } from '../../utils/vault/types';
import { createVault } from '../../utils/vault/vault';
import { createAnalyses } from './analyses';
import { tidySnoozes } from './answers/findings';
import type { Deps } from './handlers';
import { createHistories } from './histories';
import { createLocking } from './jobs/locking';
import { createPause } from './jobs/pause';
import { createRefresh } from './jobs/refresh';
import { markToolbar } from './jobs/toolbar';
import { watchAgain } from './jobs/watch';
import { createYear, type Year } from './jobs/year';
import { createLastRequests } from './last-requests';
import { runInBackground } from './run-in-background';
import { createState } from './state';
import { createTelling, type TellingDeps } from './telling/telling';

/**
 * What lies outside the background, and what a test may exchange: the clock, the network, the words, the cost of a
 * passphrase.
 */
interface Outside
  extends Pick<TellingDeps, 'minuteOfDay'>,
    Pick<Deps, 'now' | 'checkKey' | 'readProject' | 'createClient' | 'settings' | 'version' | 't'> {
  /** Of a passphrase's derivation: for a new one, and the least that is accepted of a stored one. */
  readonly rounds?: number;
  readonly leastRounds?: number;
  readonly fetch?: typeof globalThis.fetch;
  /** Waits between a reading's tries. */
  readonly pause?: (ms: number) => Promise<void>;
  /** Waits until a reading is due. */
  readonly sleep?: (ms: number) => Promise<void>;
}

const MINUTE_MS = 60_000;

const REAL: Outside = {
  now: Date.now,
  minuteOfDay: (ms) => new Date(ms).getHours() * 60 + new Date(ms).getMinutes(),
  checkKey,
  readProject,
  createClient: (secret) => createClient({ secret }),
  settings: readSettings,
  version: () => browser.runtime.getManifest().version,
  t: i18n.t,
};

/** What the answers to messages need (handlers.ts), and the listeners. */
export type Background = Deps & { readonly vault: Vault; readonly reader: ProjectReader; readonly year: Year };

/** The background's parts put together. Nothing listens yet, and nothing is awaited. */
export const createBackground = (outside: Partial<Outside> = {}): Background => {
  const { now, minuteOfDay, settings, fetch, pause, sleep, rounds, leastRounds, ...given } = { ...REAL, ...outside };
  const vault = createVault({
    memory: sessionMemory,
    now,
    ...(rounds !== undefined && { rounds }),
    ...(leastRounds !== undefined && { leastRounds }),
    onLockedByClock: () => runInBackground(locking.locked()),
  });
  const ledger = createLedger({ now });
  const state = createState();
  const periodMs = async (): Promise<number> => (await settings()).watchEveryMinutes * MINUTE_MS;
  const usageDays = async (): Promise<number> => usageDaysFor(await settings());
  const { secretFor, paused, outOfReach } = createPause(vault);
  const reader = createProjectReader({ secretFor, now, ...(fetch && { fetch }), ...(pause && { sleep: pause }) });
  const onRead = (projectId: string): void => {
    runInBackground(tidySnoozes(projectId, parts));
    runInBackground(year.wake());
  };
  const onEnd = (): void => {
    runInBackground(markToolbar(parts));
    runInBackground(parts.telling.tell());
  };
  const refresh = createRefresh({
    ...{ ledger, reader, state, paused, usageDays, periodMs, now, onRead, onEnd },
    ...(sleep && { sleep }),
  });
  const again = (): Promise<void> => watchAgain({ ledger, refresh });
  const locking = createLocking({ vault, ledger, reader, readAgain: again });
  const lastRequests = createLastRequests({ reader, state, now });
  const histories = createHistories({ reader, ledger, state, now });
  const year = createYear({ ledger, reader, outOfReach, settings, now });
  const parts: Background = {
    vault,
    ledger,
    state,
    reader,
    year,
    refresh,
    locking,
    paused,
    outOfReach,
    lastRequests,
    histories,
    telling: createTelling({ ledger, settings, now, minuteOfDay, t: given.t }),
    analyses: createAnalyses({ ledger, lastRequests, histories, now }),
    usageDays,
    now,
    settings,
    ...given,
  };
  return parts;
};
