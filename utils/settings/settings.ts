import { defineItem } from '../storage/item';
import { type Repaired, repairSettings } from './repair';
import { MAX_SERVICE_ACCOUNTS, type Settings } from './schema';

/** Left as it is stored, which may be older, newer or damaged: it is repaired at every read. */
const item = defineItem<unknown>({ key: 'settings', parse: (raw) => raw });

const repairedOf = (stored: unknown): Settings => {
  const { settings, repaired } = repairSettings(stored);
  if (repaired.length > 0) console.warn(`Settings repaired, defaults taken for: ${repaired.join(', ')}`);
  return settings;
};

/** The settings as stored, each unusable field by its default. */
export const readSettings = async (): Promise<Settings> => repairedOf(await item.read());

/** The settings as stored, with the fields that had to be repaired, for a page that says so. */
export const readRepaired = async (): Promise<Repaired> => repairSettings(await item.read());

const change = async (by: (before: Settings) => Partial<Settings>): Promise<Repaired> => {
  let result: Repaired | undefined;
  await item.change((stored) => {
    const before = repairedOf(stored);
    result = repairSettings({ ...before, ...by(before) });
    return result.settings;
  });
  if (!result) throw new Error('The settings were not changed');
  return result;
};

/**
 * Changes some settings and keeps the rest. Values out of bounds give way to the default and are named in `repaired`.
 * Rejects when the browser cannot store them; the old settings then stand.
 */
export const writeSettings = (changed: Partial<Settings>): Promise<Repaired> => change(() => changed);

/**
 * Stores all settings in one step, for a page that is closing. Nothing is read before, so a change that another page of
 * Linchpin makes in the same moment is lost.
 */
export const writeSettingsAtOnce = (settings: Settings): Promise<void> => item.write(repairSettings(settings).settings);

/**
 * Marks one more address as a service account. Rejects where it can't be stored, or as many as may be are marked
 * already.
 */
export const addServiceAccount = (address: string): Promise<Repaired> =>
  change(({ serviceAccounts }) => {
    if (serviceAccounts.length >= MAX_SERVICE_ACCOUNTS) throw new RangeError('too many service accounts');
    return { serviceAccounts: [...serviceAccounts, address] };
  });

/** Takes back what `addServiceAccount` did. A pattern that also stands for the address stays. */
export const removeServiceAccount = (address: string): Promise<Repaired> =>
  change(({ serviceAccounts }) => ({ serviceAccounts: serviceAccounts.filter((one) => one !== address.trim()) }));

/** Calls back with the new settings whenever they change, in any of the extension's contexts, until the signal. */
export const watchSettings = (onChange: (settings: Settings) => void, signal?: AbortSignal): void =>
  item.watch((stored) => onChange(repairedOf(stored)), signal);
