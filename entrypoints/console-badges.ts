import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isTakenByOther, whenFree } from '../utils/console/layer';
import { createNeedScript, offer, type Visit } from '../utils/console/scripts';
import { ask } from './console.content/ask';
import { rememberEarlyUse } from './console.content/early-use';
import { type PageContext, startFeatures } from './console.content/feature';
import { features } from './console.content/features';
import { createSession, type Session } from './console.content/session';

/** Longest time that the second script waits for the page to be idle: a person takes longer to reach a control. */
const IDLE_MS = 300;

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: IDLE_MS });
  });

/** Badges and what they need, loaded beside the content script when a tab first comes to a page that has features. */
export default defineUnlistedScript(() => {
  const need = createNeedScript((script) => ask('loadScript', { script }));
  const start = startFeatures(features);
  let session: Session | null = null;

  const startActs = async (context: PageContext, signal: AbortSignal): Promise<void> => {
    await whenIdle();
    const startThem = signal.aborted ? null : await need('acts');
    if (!signal.aborted) startThem?.(context, signal);
  };
  const begin = ({ route, signal, life, quit, sheet, rooms }: Visit): void => {
    session ??= createSession(document, life, quit);
    const earlyUse = rememberEarlyUse(document, session, signal);
    const context = { ...route, document, session, sheet, rooms, earlyUse };
    start(context, signal);
    void startActs(context, signal);
  };
  offer('badges', (visit) => {
    const { id } = browser.runtime;
    if (session || !isTakenByOther(document, id)) return begin(visit);
    visit.rooms?.clear();
    whenFree(document, id, visit.signal, () => begin(visit));
  });
});
