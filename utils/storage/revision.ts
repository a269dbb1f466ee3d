import { defineProjectItem } from './item';

/**
 * Counts what can change a project's badges: readings, settings, locks. The background counts; every page that shows a
 * project watches. Stored under the name it had when it was first shipped.
 */
export const dataRevision = defineProjectItem({
  key: 'pictureRevision',
  parse: (raw) => (Number.isFinite(raw) ? Number(raw) : undefined),
});

/** Every page that shows this project asks again. */
export const countUp = (projectId: string): Promise<void> =>
  dataRevision.change(projectId, (revision = 0) => revision + 1);

/** The project's number now; `undefined` before its first reading. */
export const currentRevision = (projectId: string): Promise<number | undefined> => dataRevision.get(projectId);

/** Calls back whenever there is something new to show of a project. */
export const watchRevision = (projectId: string, signal: AbortSignal, onNew: () => void): void =>
  dataRevision.watch(projectId, onNew, signal);
