/** What this version writes, and the only one that it reads. */
export const EVIDENCE_FORMAT = 1;

/** Most characters of an evidence file: with 10,000 keys and 90 days of use it has about half as many. */
export const MAX_EVIDENCE_TEXT = 16_000_000;
