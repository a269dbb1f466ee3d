import { storage } from 'wxt/utils/storage';
import { type Repaired, repairSettings } from './repair';
import { MAX_SERVICE_ACCOUNTS, type Settings } from './schema';

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

const change = (by: (before: Settings) => Partial<Settings>): Promise<Repaired> => {
  const write = lastWrite.then(async () => {
    const before = await readSettings();
    const result = repairSettings({ ...before, ...by(before) });
    await item.setValue(result.settings);
    return result;
  });
  lastWrite = write.catch(() => undefined);
  return write;
};

/**
 * Changes some settings and keeps the rest. Values out of bounds give way to the default and are named in `repaired`.
 * Rejects when the browser cannot store them; the old settings then stand.
 */
export const writeSettings = (changed: Partial<Settings>): Promise<Repaired> => change(() => changed);

/** Marks one more address as a service account. Rejects where it can't be stored, or as many as may be are marked already. */
export const addServiceAccount = (address: string): Promise<Repaired> =>
  change(({ serviceAccounts }) => {
    if (serviceAccounts.length >= MAX_SERVICE_ACCOUNTS) throw new RangeError('too many service accounts');
    return { serviceAccounts: [...serviceAccounts, address] };
  });

/** Calls back with the new settings whenever they change, in any of the extension's contexts. Returns how to stop. */
export const watchSettings = (onChange: (settings: Settings) => void): (() => void) =>
  item.watch((stored) => onChange(repairedOf(stored)));
