import { defineBackground } from 'wxt/utils/define-background';
import { watchSettings } from '../../utils/settings/settings';
import { removeExpired } from '../../utils/vault/handover';
import { compareCopy } from './answers/notes';
import { createBackground } from './create-background';
import { createHandlers } from './handlers';
import { startFirstMinute } from './jobs/first-minute';
import { startLocking } from './jobs/locking';
import { watchInstalls } from './jobs/open-tabs';
import { watchSessionEnds } from './jobs/session-end';
import { applySettings } from './jobs/settings-changes';
import { keepAlarm, startWatching } from './jobs/watch';
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
  startWatching(parts);
  watchSettings((settings) => {
    runInBackground(applySettings(settings, parts));
    runInBackground(keepAlarm(parts));
  });
  runInBackground(removeExpired());
  runInBackground(compareCopy(parts));
});
