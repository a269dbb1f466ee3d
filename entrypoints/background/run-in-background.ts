/** Runs work without waiting for it; a failure is logged by its name only, since its text could quote anything. */
export const runInBackground = (work: Promise<unknown>): void => {
  work.catch((error: unknown) => {
    console.error('Linchpin: work in the background failed', error instanceof Error ? error.name : typeof error);
  });
};
