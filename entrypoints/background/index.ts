import { defineBackground } from 'wxt/utils/define-background';
import { watchSettings } from '../../utils/settings/settings';
import { removeExpired } from '../../utils/vault/handover';
import { createBackground } from './create-background';
import { createHandlers } from './handlers';
import { startAlarms } from './jobs/alarms';
import { startFirstMinute } from './jobs/first-minute';
import { startLocking } from './jobs/locking';
import { watchInstalls } from './jobs/open-tabs';
import { watchSessionEnds } from './jobs/session-end';
import { applySettings } from './jobs/settings-changes';
import { serve } from './protocol';
import { runInBackground } from './run-in-background';

/** Everything that listens is set up before anything is awaited, so that any event can wake the worker. */
export default defineBackground(() => {
  const parts = createBackground();
  serve(createHandlers(parts));
  watchInstalls();
  watchSessionEnds(parts);
  startFirstMinute(parts);
  startLocking(parts.locking);
  startAlarms(parts);
  watchSettings((settings) => runInBackground(applySettings(settings, parts)));
  runInBackground(removeExpired());
});
