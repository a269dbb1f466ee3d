import { browser } from 'wxt/browser';
import type { Refresh } from './refresh';
import type { State } from './state';
import { unattended } from './unattended';

const NAME = 'refresh';
const EVERY_MINUTES = 30;
/** A reading that somebody asked for lately stands in for the alarm's own. */
const FRESH_MINUTES = 25;
const MINUTE_MS = 60_000;
/** A project that nobody looked at for so long is read again when somebody does. */
const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS;

interface Parts {
  readonly refresh: Pick<Refresh, 'ifOlderThan'>;
  readonly state: Pick<State, 'lookedAt'>;
  readonly now: () => number;
}

/** Reads again, one project after the other, what a person looked at lately. */
export const refreshLookedAt = async ({ refresh, state, now }: Parts): Promise<void> => {
  for (const [projectId, at] of Object.entries(await state.lookedAt.all())) {
    if (now() - at < FORGOTTEN_AFTER_MS) await refresh.ifOlderThan(projectId, FRESH_MINUTES * MINUTE_MS);
  }
};

const keepAlarm = async (): Promise<void> => {
  if (!(await browser.alarms.get(NAME))) await browser.alarms.create(NAME, { periodInMinutes: EVERY_MINUTES });
};

/** To be called at every start of the worker: browsers may lose alarms. One that stands isn't put off. */
export const startAlarms = (parts: Parts): void => {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) unattended(refreshLookedAt(parts));
  });
  unattended(keepAlarm());
};
