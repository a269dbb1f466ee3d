/** A failure is logged by its name only, since its text could quote anything. */
export const logFailure = (error: unknown): void => {
  console.error('Linchpin: work in the background failed', error instanceof Error ? error.name : typeof error);
};

/** Runs work without waiting for it. */
export const runInBackground = (work: Promise<unknown>): void => {
  work.catch(logFailure);
};
