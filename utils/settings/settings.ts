import { storage } from 'wxt/utils/storage';
import { type Repaired, repairSettings } from './repair';
import type { Settings } from './schema';

/** Typed as unknown: what is stored may be older, newer or damaged, and is repaired at every read. */
const item = storage.defineItem<unknown>('local:settings', { version: 1 });

const repairedOf = (stored: unknown): Settings => {
  const { settings, repaired } = repairSettings(stored);
  if (repaired.length > 0) console.warn(`Settings repaired, defaults taken for: ${repaired.join(', ')}`);
  return settings;
};

/** The settings as stored, each unusable field by its default. */
export const readSettings = async (): Promise<Settings> => repairedOf(await item.getValue());

/** The settings as stored, with the fields that had to be repaired, for a page that tells the person. */
export const readRepaired = async (): Promise<Repaired> => repairSettings(await item.getValue());

/** Writes one after the other, so that two changes at once both last. */
let lastWrite: Promise<unknown> = Promise.resolve();

/**
 * Changes some settings and keeps the rest. Values out of bounds give way to the default and are named in `repaired`.
 * Rejects when the browser cannot store them; the old settings then stand.
 */
export const writeSettings = (change: Partial<Settings>): Promise<Repaired> => {
  const write = lastWrite.then(async () => {
    const result = repairSettings({ ...(await readSettings()), ...change });
    await item.setValue(result.settings);
    return result;
  });
  lastWrite = write.catch(() => undefined);
  return write;
};

/** Calls back with the new settings whenever they change, in any of the extension's contexts. Returns how to stop. */
export const watchSettings = (onChange: (settings: Settings) => void): (() => void) =>
  item.watch((stored) => onChange(repairedOf(stored)));
