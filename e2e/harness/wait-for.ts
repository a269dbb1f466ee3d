/** How long an outcome may take on a slow machine before a test gives up on it. No test waits this long to pass. */
const PATIENCE_MS = 30_000;
/**
 * From one look to the next, longer each time: what comes at once is seen at once, and what takes seconds isn't kept
 * from the processor by being asked for.
 */
const FIRST_STEP_MS = 20;
const LAST_STEP_MS = 100;
const STEP_GROWTH = 1.3;
/** How long the last look may take, though patience ends meanwhile. */
const LAST_LOOK_MS = 2_000;

/** A look that gets no answer must not hide what was waited for. */
const inTime = <T>(look: Promise<T>, end: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), Math.max(LAST_LOOK_MS, end - Date.now()));
  });
  return Promise.race([look, late]).finally(() => clearTimeout(timer));
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until `look` gives something, and hands that back. `undefined`, `null` and `false` mean "not
 * yet"; so does an error (a page may be on its way to another), and the last one is told if time runs out.
 */
export const waitFor = async <T>(
  outcome: string,
  look: () => Promise<T | undefined | null | false>,
  patience = PATIENCE_MS,
): Promise<T> => {
  const end = Date.now() + patience;
  let last: unknown;
  for (let step = FIRST_STEP_MS; ; step = Math.min(LAST_STEP_MS, step * STEP_GROWTH)) {
    try {
      const seen = await inTime(look(), end);
      if (seen !== undefined && seen !== null && seen !== false) return seen;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${patience} ms in vain: ${outcome}${last ? ` (${String(last)})` : ''}`);
    }
    await pause(step);
  }
};

/** Waits until two looks in a row, `quietMs` apart, see the same. For "nothing more changes". */
export const waitForRest = async <T>(
  outcome: string,
  look: () => Promise<T>,
  quietMs = 250,
  patience = PATIENCE_MS,
): Promise<T> => {
  let before = JSON.stringify(await look());
  return waitFor(
    outcome,
    async () => {
      await pause(quietMs);
      const value = await look();
      const now = JSON.stringify(value);
      const same = now === before;
      before = now;
      // Wrapped, so that a falsy value counts as one.
      return same ? { value } : undefined;
    },
    patience,
  ).then(({ value }) => value);
};
