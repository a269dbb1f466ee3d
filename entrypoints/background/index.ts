import { defineBackground } from 'wxt/utils/define-background';
import { watchSettings } from '../../utils/settings/settings';
import { sweep } from '../../utils/vault/handover';
import { startAlarms } from './alarms';
import { createBackground } from './create-background';
import { startFirstMinute } from './first-minute';
import { createHandlers } from './handlers';
import { startLocking } from './locking';
import { watchInstalls } from './open-tabs';
import { serve } from './protocol';
import { watchSessionEnds } from './session-end';
import { applySettings } from './settings-changes';
import { unattended } from './unattended';

/** Everything that listens is set up before anything is awaited, so that any event can wake the worker. */
export default defineBackground(() => {
  const parts = createBackground();
  serve(createHandlers(parts));
  watchInstalls();
  watchSessionEnds(parts);
  startFirstMinute(parts);
  startLocking(parts.locking);
  startAlarms(parts);
  watchSettings((settings) => unattended(applySettings(settings, parts)));
  unattended(sweep());
});
