import { browser } from 'wxt/browser';
import { fieldsOf } from '../../utils/objects';

/** Where the background counts its readings: `local:pictureRevision`, project id to number. */
export const REVISION_KEY = 'pictureRevision';

const revisionOf = (value: unknown, projectId: string): unknown => fieldsOf(value)[projectId];

/** The project's number now; `undefined` before its first reading. */
export const currentRevision = async (projectId: string): Promise<unknown> => {
  const stored = await browser.storage.local.get(REVISION_KEY);
  return revisionOf(stored[REVISION_KEY], projectId);
};

/** Calls back whenever the background has new data for a project. */
export const watchRevision = (projectId: string, signal: AbortSignal, onNew: () => void): void => {
  const listener: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    const change = area === 'local' ? changes[REVISION_KEY] : undefined;
    if (change && revisionOf(change.newValue, projectId) !== revisionOf(change.oldValue, projectId)) onNew();
  };
  browser.storage.onChanged.addListener(listener);
  // After an update of the extension its object may be gone before the signal comes.
  signal.addEventListener('abort', () => browser.storage?.onChanged.removeListener(listener), { once: true });
};
