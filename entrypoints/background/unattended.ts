/** Lets work go on that nobody waits for; a failure is noted by its kind only, since its text could quote anything. */
export const unattended = (work: Promise<unknown>): void => {
  work.catch((error: unknown) => {
    console.error('Linchpin: work in the background failed', error instanceof Error ? error.name : typeof error);
  });
};
