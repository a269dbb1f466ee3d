import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createApi } from '../../../simulator/api/index';
import { defaultSettings } from '../../../simulator/api/settings';
import { createCallLog } from '../../../simulator/controls/calls';
import { createFaults } from '../../../simulator/controls/faults';
import { PROJECT_ID, SECRETS, smallSeed } from '../../../simulator/seeds/small';
import { KEYS } from '../../../simulator/seeds/small-keys';
import { PEOPLE } from '../../../simulator/seeds/small-people';
import { createWorld } from '../../../simulator/world/world';
import type { LedgerEvent } from '../../../utils/ledger/types';
import { changeFields, type NoteChanges } from '../../../utils/rules/notes/merge';
import { type NoteKind, noteSubject } from '../../../utils/rules/notes/note';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { FEW_ROUNDS, FEWER_ROUNDS } from '../../../utils/vault/testing/world';
import { formatHistory } from '../../../utils/wording/history/history';
import { createTestTranslate } from '../../../utils/wording/testing';
import { historyOf } from '../answers/history';
import { type Background, createBackground } from '../create-background';
import { markToolbar } from '../jobs/toolbar';
import { watchProjects } from '../jobs/watch';
import { NOW, record } from './browser';

const MINUTE = 60_000;
const PERIOD = DEFAULT_SETTINGS.watchEveryMinutes * MINUTE;

/** A browser that shows notifications; `shown`: the ids of those that it was asked to show, in order. */
const allowNotifications = (): string[] => {
  const shown: string[] = [];
  vi.spyOn(fakeBrowser, 'permissions', 'get').mockReturnValue({
    ...fakeBrowser.permissions,
    contains: async () => true,
  } as unknown as typeof fakeBrowser.permissions); // all that is asked of it
  vi.spyOn(fakeBrowser, 'notifications', 'get').mockReturnValue({
    ...fakeBrowser.notifications,
    create: async (id: string) => {
      shown.push(id);
      return id;
    },
  } as unknown as typeof fakeBrowser.notifications); // its overload without an id isn't used
  return shown;
};

/**
 * The small team of the simulator, connected and watched by the real background: its own reader asks the simulated API,
 * and its own ledger keeps what comes of it. The clock, the same for all of it, goes on with each pass.
 */
export const openWatched = async () => {
  const clock = { now: NOW };
  const t = createTestTranslate();
  const shown = allowNotifications();
  const world = createWorld({ now: () => clock.now, seed: smallSeed });
  const faults = createFaults();
  const api = createApi({ world, settings: defaultSettings(), faults, calls: createCallLog() });
  const settings = { ...DEFAULT_SETTINGS, notifications: true, serviceAccounts: [PEOPLE.bot.email] };

  /** The background as a start of the worker makes it. */
  const start = (): Background =>
    createBackground({
      ...{ now: () => clock.now, minuteOfDay: () => 12 * 60, t, settings: async () => settings },
      ...{ rounds: FEW_ROUNDS, leastRounds: FEWER_ROUNDS },
      ...{ pause: async () => undefined, sleep: async () => undefined },
      fetch: async (input, init) => api.fetch(new Request(input, init)),
    });
  const stage = { clock, world, faults, shown, start, parts: start(), projectId: PROJECT_ID };
  await stage.parts.ledger.writeProject(record({ projectId: PROJECT_ID, viewer: { keyId: KEYS.admin.id } }));
  await stage.parts.vault.put(PROJECT_ID, SECRETS.admin);

  const events = async (): Promise<readonly LedgerEvent[]> => {
    const stored = await stage.parts.ledger.listEvents(PROJECT_ID, { most: 10_000 });
    if (stored.state !== 'present') throw new Error(stored.problem);
    return stored.events;
  };

  return Object.assign(stage, {
    events,

    /** What the alarm does, a period after the last time, and what follows from it. */
    async pass(): Promise<void> {
      clock.now += PERIOD;
      await watchProjects(stage.parts);
      // What the reading's end has begun is in its turn before these.
      await stage.parts.telling.tell();
      await markToolbar(stage.parts);
    },

    /** Of the events, by their numbers: the words on the history page. */
    async words(): Promise<ReadonlyMap<number, string>> {
      const found = await historyOf({ projectId: PROJECT_ID }, stage.parts);
      const entries = found ? formatHistory(found, t).days.flatMap((day) => day.entries) : [];
      return new Map(
        entries.flatMap((entry) => {
          if (entry.kind === 'gap') return [];
          const title = entry.title.map(({ text }) => text.replace(/[\u2066-\u2069]/g, '')).join('');
          return [[Number(entry.id), `${title} | ${entry.detail}`] as const];
        }),
      );
    },

    note(kind: NoteKind, id: string, changes: NoteChanges) {
      const subject = noteSubject(kind, id);
      return stage.parts.ledger.records.change([PROJECT_ID, kind, subject], (before) => ({
        ...{ kind, subject },
        fields: changeFields(before?.fields ?? {}, changes, { now: clock.now, by: '' }),
      }));
    },
  });
};
export type Watched = Awaited<ReturnType<typeof openWatched>>;
