/** UTC days as `YYYY-MM-DD`, the only resolution Deepgram's usage has (docs/deepgram/api.md 5). */
export const DAY_MS = 86_400_000;

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, days: number): string => dayOf(startOfDay(day) + days * DAY_MS);

/** RFC 3339 UTC with microseconds, as Deepgram writes times (docs/deepgram/api.md 1). */
export const wireTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');
