import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer';
import { buildFolder } from '../../scripts/steps/build';
import type { Session } from './browser';
import { waitFor, waitForRest } from './wait-for';

const SCRIPT = 'background.js';

/** Where the worker's script waits for something. */
export interface Step {
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** Every `await` of the shipped script, at what is waited for. */
const awaitsOf = (script: string): Step[] =>
  script
    .split('\n')
    .flatMap((line, lineNumber) =>
      [...line.matchAll(/(?<![\w$.])await(?![\w$])/g)].map(({ index }) => ({ lineNumber, columnNumber: index + 5 })),
    );

/** Notes that a step was come to, and stops nothing. */
const note = (index: number): string => `((globalThis.linchpinPassed ??= []).push(${index}), false)`;
const NOTED = '[...new Set(globalThis.linchpinPassed ?? [])]';

export interface WorkerSteps {
  /** The steps that a worker comes to, from its start until nothing more comes. One that runs already is ended before. */
  during(act: () => Promise<unknown>): Promise<Step[]>;
  /** The same; but the worker is ended where it first comes to the step, and does no more than what its task still holds. */
  endedAt(step: Step, act: () => Promise<unknown>): Promise<void>;
  /** Lets go of the worker. */
  stop(): Promise<void>;
}

interface Watched {
  readonly targetId: string;
  readonly sessionId: string;
  readonly worker: CDPSession;
}

/** Sees each worker before its script begins; nobody else may listen to them (`Opening.unheardWorkers`). Chromium only. */
export const watchSteps = async ({ browser, origin }: Session): Promise<WorkerSteps> => {
  const url = `${origin}/${SCRIPT}`;
  const steps = awaitsOf(readFileSync(join(buildFolder('chromium'), SCRIPT), 'utf8'));
  const all = await browser.target().createCDPSession();
  let latest: Watched | null = null;
  /** Set in each worker that starts. */
  let breakpoints: readonly (Step & { readonly condition?: string })[] = [];
  let onStopped = (): void => undefined;

  const watch = async (targetId: string, sessionId: string): Promise<void> => {
    const worker = all.connection()?.session(sessionId);
    if (!worker) return;
    latest = { targetId, sessionId, worker };
    worker.on('Debugger.paused', () => onStopped());
    await Promise.all([
      worker.send('Debugger.enable'),
      ...breakpoints.map((at) => worker.send('Debugger.setBreakpointByUrl', { url, ...at })),
      worker.send('Runtime.runIfWaitingForDebugger'),
    ]);
  };
  // One that is ended meanwhile answers nothing.
  all.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId } }) => {
    watch(targetId, sessionId).catch(() => undefined);
  });
  await all.send('Target.setAutoAttach', {
    ...{ autoAttach: true, waitForDebuggerOnStart: true, flatten: true },
    filter: [{ type: 'service_worker' }, { exclude: true }],
  });

  /** Closed before it is let go, so that one that stands at a step comes no further. What waits for it has the next one started. */
  const end = async ({ targetId, sessionId }: Watched): Promise<boolean> => {
    await all.send('Target.closeTarget', { targetId });
    await all.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
    return true;
  };
  /** A worker that was started again while it ended may have kept its target, and then nobody is attached to it. */
  const endAll = async (): Promise<void> => {
    await waitFor('no worker runs', async () => {
      if (latest) await end(latest);
      latest = null;
      const { targetInfos } = await all.send('Target.getTargets');
      const running = targetInfos.filter((target) => target.url === url);
      for (const { targetId } of running) await all.send('Target.closeTarget', { targetId });
      return running.length === 0;
    });
  };

  /** A worker that was about to go may answer once more: then nobody has seen one start. */
  const fromStart = (act: () => Promise<unknown>, isSeen: () => boolean): Promise<unknown> =>
    waitFor('a worker that is seen from its start', async () => {
      await endAll();
      await act();
      return isSeen();
    });

  return {
    async during(act) {
      breakpoints = steps.map((step, index) => ({ ...step, condition: note(index) }));
      await fromStart(act, () => latest !== null);
      const noted = await waitForRest('the steps of the worker', async () => {
        const answer = await latest?.worker.send('Runtime.evaluate', { expression: NOTED, returnByValue: true });
        return (answer?.result.value ?? []) as number[]; // what `note` puts there
      });
      breakpoints = [];
      return steps.filter((_, index) => noted.includes(index));
    },
    async endedAt(step, act) {
      breakpoints = [step];
      let ending: Promise<boolean> | null = null;
      onStopped = () => {
        breakpoints = [];
        if (latest) ending ??= end(latest);
        latest = null;
      };
      await fromStart(act, () => latest !== null || ending !== null);
      await waitFor(`the worker comes to ${step.lineNumber}:${step.columnNumber}`, async () => ending);
      onStopped = () => undefined;
    },
    stop: () => all.detach(),
  };
};
