import { defineBackground } from 'wxt/utils/define-background';
import { i18n } from '#i18n';
import { checkKey } from '../../utils/deepgram/check-key';
import { createClient } from '../../utils/deepgram/client';
import { createProjectReader } from '../../utils/deepgram/project-reader';
import { readProject } from '../../utils/deepgram/read-project';
import { createLedger } from '../../utils/ledger/ledger';
import { readSettings, watchSettings } from '../../utils/settings/settings';
import { sweep } from '../../utils/vault/handover';
import { sessionMemory } from '../../utils/vault/session-memory';
import { createVault } from '../../utils/vault/vault';
import { readLookedAt, startAlarms } from './alarms';
import { tidySnoozes } from './findings';
import { startFirstMinute } from './first-minute';
import { createHandlers, type Parts } from './handlers';
import { createHistories } from './histories';
import { createLastRequests } from './last-requests';
import { createLocking, startLocking } from './locking';
import { watchInstalls } from './open-tabs';
import { createPause } from './pause';
import { createPictures } from './pictures';
import { serve } from './protocol';
import { createRefresh } from './refresh';
import { watchSessionEnds } from './session-end';
import { applySettings, usageDaysFor } from './settings-changes';
import { createState } from './state';
import { unattended } from './unattended';

/** Wiring only. Everything that listens is set up before anything is awaited, so that any event can wake the worker. */
export default defineBackground(() => {
  const now = Date.now;
  const vault = createVault({ memory: sessionMemory, onLockedByClock: () => unattended(locking.locked()) });
  const ledger = createLedger();
  const state = createState();
  const usageDays = async () => usageDaysFor(await readSettings());
  const { secretFor, paused, outOfReach } = createPause(vault);
  const reader = createProjectReader({ secretFor });
  const onRead = (projectId: string) => unattended(tidySnoozes(projectId, parts));
  const refresh = createRefresh({ ledger, reader, state, paused, usageDays, now, onRead });
  const locking = createLocking({
    ...{ vault, ledger, state, reader },
    readLookedAt: () => readLookedAt({ refresh, state, now }),
  });
  const lastRequests = createLastRequests({ reader, state, now });
  const histories = createHistories({ reader, now });
  const pictures = createPictures({ ledger, state, lastRequests, now });

  const parts: Parts = {
    ...{ vault, ledger, state, reader, refresh, locking, paused, outOfReach, lastRequests, histories, pictures },
    ...{ usageDays, now },
    ...{ checkKey, readProject },
    createClient: (secret) => createClient({ secret }),
    settings: readSettings,
    t: i18n.t,
  };

  serve(createHandlers(parts));
  watchInstalls();
  watchSessionEnds(parts);
  startFirstMinute(parts);
  startLocking(locking);
  startAlarms(parts);
  watchSettings((settings) => unattended(applySettings(settings, parts)));
  unattended(sweep());
});
