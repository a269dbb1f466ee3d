/** Milliseconds after which a reading is too old to call anything safe (docs/architecture.md, rule 1). */
export const FRESH_FOR_MS = 15 * 60_000;

/** Milliseconds by which this machine's clock may disagree with Deepgram's `Date` header. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** UTC days of daily summaries that a rhythm is looked for in, the day of judging included. */
export const HISTORY_DAYS = 365;

/** Keys whose latest request is asked for before a verdict, one call each (docs/architecture.md, calls). */
export const MOST_LOG_CALLS = 20;

/** A rhythm is over once a silence is this many times as long as the longest it came back from. */
export const OVERDUE_FACTOR = 1.5;
