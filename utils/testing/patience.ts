/** How long a page may take to show something on a busy machine before a test gives up on it; milliseconds. */
export const PATIENCE_MS = 10_000;
