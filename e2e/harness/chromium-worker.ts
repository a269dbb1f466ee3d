import type { Extension } from 'puppeteer';
import type { Session } from './session';
import { waitFor } from './wait-for';

type Workers = Pick<Session, 'killWorker' | 'holdWorker'>;

/** What Chromium lets a test do to the background worker. */
export const createWorkerControls = (extension: () => Promise<Extension>): Workers => ({
  killWorker: async () => {
    const linchpin = await extension();
    const running = await linchpin.workers();
    // A worker that gets a message while it ends is started again in its place, so it is ended again. One that ends by
    // itself meanwhile answers nothing.
    await waitFor('the worker is gone', async () => {
      const left = (await linchpin.workers()).filter((worker) => running.includes(worker));
      for (const worker of left) await worker.close().catch(() => undefined);
      return left.length === 0;
    });
    return running.length > 0;
  },
  holdWorker: async () => {
    const [worker] = await (await extension()).workers();
    if (!worker) throw new Error('There is no worker to hold');
    await worker.client.send('Debugger.enable');
    await worker.client.send('Debugger.pause');
    return async () => {
      // Resumes the worker, whether or not it had reached the pause.
      await worker.client.send('Debugger.disable');
    };
  },
});
