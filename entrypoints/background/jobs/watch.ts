import { browser } from 'wxt/browser';
import type { Ledger } from '../../../utils/ledger/types';
import type { Settings } from '../../../utils/settings/schema';
import { logFailure, runInBackground } from '../run-in-background';
import type { Refresh } from './refresh';
import { daysKeptFor } from './settings-changes';

/** The name that the alarm had when it was first shipped: one that stands goes on. */
const NAME = 'refresh';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A reading younger than this share of the period stands in for the alarm's own. */
const FRESH_SHARE = 0.8;
/** So many projects are read at once: one that doesn't answer holds up no other. */
const LANES = 2;

interface Deps {
  readonly ledger: Pick<Ledger, 'listProjects' | 'eraseEvents' | 'eraseDays'>;
  readonly refresh: Pick<Refresh, 'ifOlderThan'>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
}

interface AlarmDeps {
  readonly settings: () => Promise<Pick<Settings, 'watchEveryMinutes'>>;
  readonly now: () => number;
}

/** Each project once, whatever becomes of the others. */
const forEach = async (
  { ledger }: { readonly ledger: Pick<Ledger, 'listProjects'> },
  work: (projectId: string) => Promise<void>,
): Promise<void> => {
  const stored = await ledger.listProjects();
  if (stored.state !== 'present') return;
  const left = [...stored.projects.map(({ projectId }) => projectId), ...stored.damaged];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next).catch(logFailure);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

const periodMs = async ({ settings }: Pick<AlarmDeps, 'settings'>): Promise<number> =>
  (await settings()).watchEveryMinutes * MINUTE_MS;

/** Reads every connected project whose latest reading is nearly a period old: once, however many periods went by. */
export const watchProjects = async (parts: Deps): Promise<void> => {
  const { ledger, refresh, settings } = parts;
  const fresh = (await periodMs(parts)) * FRESH_SHARE;
  const kept = await settings();
  await forEach(parts, async (projectId) => {
    await refresh.ifOlderThan(projectId, fresh);
    await ledger.eraseEvents(projectId, kept.historyDays * DAY_MS);
    await ledger.eraseDays(projectId, daysKeptFor(kept));
  });
};

/** The same after a pause, in which nothing could be read: however young the latest reading is. */
export const watchAgain = (parts: {
  readonly ledger: Pick<Ledger, 'listProjects'>;
  readonly refresh: Pick<Refresh, 'afterCurrent'>;
}): Promise<void> => forEach(parts, (projectId) => parts.refresh.afterCurrent(projectId));

/**
 * An alarm of this period; one that stands isn't put off, unless its period is another or it rings later than a period
 * from now, as one does that was set before the clock was set back. The first comes at a moment of chance, so that
 * people who begin their day together don't ask together.
 */
export const keepAlarm = async (parts: AlarmDeps): Promise<void> => {
  const period = await periodMs(parts);
  const alarm = await browser.alarms.get(NAME);
  const periodInMinutes = period / MINUTE_MS;
  if (alarm?.periodInMinutes === periodInMinutes && alarm.scheduledTime - parts.now() <= period) return;
  const delayInMinutes = periodInMinutes * (0.5 + Math.random() / 2);
  await browser.alarms.create(NAME, { delayInMinutes, periodInMinutes });
};

/**
 * What has the projects read. To be called at every start of the worker, as browsers may lose alarms, and before
 * anything is awaited, so that each of it can wake the worker.
 */
export const startWatching = (parts: Deps): void => {
  const watch = (): void => runInBackground(watchProjects(parts));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) watch();
  });
  // Sleep puts alarms off, in Firefox by all of it.
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'active') watch();
  });
  browser.runtime.onStartup.addListener(watch);
  globalThis.addEventListener('online', watch);
  runInBackground(keepAlarm(parts));
};
