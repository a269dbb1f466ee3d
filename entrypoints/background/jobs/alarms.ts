import { browser } from 'wxt/browser';
import { isYounger } from '../../../utils/rules/age';
import { runInBackground } from '../run-in-background';
import type { State } from '../state';
import type { Refresh } from './refresh';

const NAME = 'refresh';
const EVERY_MINUTES = 30;
/** A reading this recent stands in for the alarm's own. */
const FRESH_MINUTES = 25;
const MINUTE_MS = 60_000;
/** A project that nobody has looked at for this long is read again only when somebody does. */
const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS;

interface Deps {
  readonly refresh: Pick<Refresh, 'ifOlderThan'>;
  readonly state: Pick<State, 'lookedAt'>;
  readonly now: () => number;
}

/** What a person looked at within a day. */
const lookedAtLately = async ({ state, now }: Pick<Deps, 'state' | 'now'>): Promise<string[]> =>
  Object.entries(await state.lookedAt.all())
    .filter(([, at]) => isYounger(at, now(), FORGOTTEN_AFTER_MS))
    .map(([projectId]) => projectId);

/** Reads again, one project after the other, what a person looked at lately. */
export const refreshLookedAt = async ({ refresh, ...parts }: Deps): Promise<void> => {
  for (const projectId of await lookedAtLately(parts)) await refresh.ifOlderThan(projectId, FRESH_MINUTES * MINUTE_MS);
};

/** The same after a pause, in which nothing could be read: however young the latest reading is. */
export const readLookedAt = async ({
  refresh,
  ...parts
}: Pick<Deps, 'state' | 'now'> & { readonly refresh: Pick<Refresh, 'afterCurrent'> }): Promise<void> => {
  for (const projectId of await lookedAtLately(parts)) await refresh.afterCurrent(projectId);
};

/** Whether an alarm is to ring within its period; one further ahead was set by a clock that was set back since. */
const isInTime = (scheduledTime: number, now: number): boolean => scheduledTime - now <= EVERY_MINUTES * MINUTE_MS;

const keepAlarm = async (now: number): Promise<void> => {
  const alarm = await browser.alarms.get(NAME);
  if (!alarm || !isInTime(alarm.scheduledTime, now))
    await browser.alarms.create(NAME, { periodInMinutes: EVERY_MINUTES });
};

/** To be called at every start of the worker: browsers may lose alarms. One that stands isn't put off. */
export const startAlarms = (parts: Deps): void => {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) runInBackground(refreshLookedAt(parts));
  });
  runInBackground(keepAlarm(parts.now()));
};
