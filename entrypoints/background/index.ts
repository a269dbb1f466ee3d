import { defineBackground } from 'wxt/utils/define-background';
import { watchSettings } from '../../utils/settings/settings';
import { removeExpired } from '../../utils/vault/handover';
import { compareCopy } from './answers/notes';
import { createBackground } from './create-background';
import { createHandlers } from './handlers';
import { startFirstMinute } from './jobs/first-minute';
import { keepStorage } from './jobs/keep-storage';
import { startLocking } from './jobs/locking';
import { watchInstalls } from './jobs/open-tabs';
import { watchSessionEnds } from './jobs/session-end';
import { applySettings } from './jobs/settings-changes';
import { markToolbar } from './jobs/toolbar';
import { keepAlarm, startWatching } from './jobs/watch';
import { startYear } from './jobs/year';
import { serve } from './protocol';
import { runInBackground } from './run-in-background';
import { startTelling } from './telling/listen';

/** Everything that listens is set up before anything is awaited, so that any event can wake the worker. */
export default defineBackground(() => {
  const parts = createBackground();
  serve(createHandlers(parts));
  watchInstalls();
  watchSessionEnds(parts);
  startFirstMinute(parts);
  startLocking(parts.locking);
  startWatching(parts);
  startTelling(parts.telling);
  startYear(parts);
  watchSettings((settings) => {
    runInBackground(applySettings(settings, parts));
    runInBackground(keepAlarm(parts));
    // Quiet hours may be over, or a kind that counted be switched off.
    runInBackground(parts.telling.tell());
    runInBackground(markToolbar(parts));
  });
  runInBackground(removeExpired());
  runInBackground(keepStorage());
  runInBackground(compareCopy(parts));
});
