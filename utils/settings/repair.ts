import { isObject } from '../objects';
import type { AlertFacts } from '../rules/alerts/kinds';
import type { Options } from '../rules/analysis';
import type { FindingOptions } from '../rules/findings/finding';
import { MAX_SIGNATURE } from '../rules/notes/note';
import { isWithinBounds, readNumbers } from '../rules/numbers';
import { createServiceAccountTest } from '../rules/service-accounts';
import { alertSwitch, isDayTime, readDayTimes, readSwitches } from '../rules/switches';
import { DEFAULT_SETTINGS, MAX_ADDRESS_LENGTH, MAX_SERVICE_ACCOUNTS, type Settings } from './schema';

export interface Repaired {
  readonly settings: Settings;
  /** Paths of the fields whose stored value was unusable and gave way to the default, for example `badges.team`. */
  readonly repaired: readonly string[];
}

/** Reads one own field; an absent one is no fault, it takes its default. */
const own = (record: unknown, field: string): unknown =>
  isObject(record) && Object.hasOwn(record, field) ? record[field] : undefined;

const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_ADDRESS_LENGTH;

const isSignature = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_SIGNATURE;

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

/** Settings out of anything: what is usable is kept field by field, the rest takes its default and is reported. */
export const repairSettings = (stored: unknown): Repaired => {
  const repaired: string[] = [];
  if (stored !== undefined && stored !== null && !isObject(stored)) repaired.push('settings');

  /** Each field on its own, so that one bad value costs that field and no other. */
  const read = <T>(value: unknown, isFit: (value: unknown) => value is T, path: string, fallback: T): T => {
    if (value === undefined) return fallback;
    if (isFit(value)) return value;
    repaired.push(path);
    return fallback;
  };

  const serviceAccounts = (): readonly string[] => {
    const value = own(stored, 'serviceAccounts');
    if (value === undefined) return DEFAULT_SETTINGS.serviceAccounts;
    if (!Array.isArray(value)) {
      repaired.push('serviceAccounts');
      return DEFAULT_SETTINGS.serviceAccounts;
    }
    const kept = new Set<string>();
    value.slice(0, MAX_SERVICE_ACCOUNTS).forEach((entry: unknown, i) => {
      const trimmed = typeof entry === 'string' ? entry.trim() : null;
      const address = read(trimmed, isAddress, `serviceAccounts[${i}]`, '');
      if (address !== '') kept.add(address);
    });
    if (value.length > MAX_SERVICE_ACCOUNTS) repaired.push('serviceAccounts');
    return [...kept];
  };

  const badges = own(stored, 'badges');
  if (badges !== undefined && !isObject(badges)) repaired.push('badges');
  const flag = (page: 'team' | 'keys'): boolean =>
    read(own(badges, page), isFlag, `badges.${page}`, DEFAULT_SETTINGS.badges[page]);

  const settings: Settings = {
    ...readNumbers((name) => {
      const isFit = (value: unknown): value is number => isWithinBounds(name, value);
      return read(own(stored, name), isFit, name, DEFAULT_SETTINGS[name]);
    }),
    ...readSwitches((name) => read(own(stored, name), isFlag, name, DEFAULT_SETTINGS[name])),
    ...readDayTimes((name) => read(own(stored, name), isDayTime, name, DEFAULT_SETTINGS[name])),
    serviceAccounts: serviceAccounts(),
    signature: read(own(stored, 'signature'), isSignature, 'signature', DEFAULT_SETTINGS.signature).trim(),
    badges: { team: flag('team'), keys: flag('keys') },
  };
  return { settings, repaired };
};

/** What analyses and verdicts need of the settings. */
export const toOptions = ({ windowDays, serviceAccounts, unusedAfterDays, expiresWithinDays }: Settings): Options => ({
  windowDays,
  serviceAccounts,
  unusedAfterDays,
  expiresWithinDays,
});

/** What findings need of the settings. */
export const toFindingOptions = (settings: Settings): FindingOptions => ({
  ...readNumbers((name) => settings[name]),
  serviceAccounts: settings.serviceAccounts,
});

/** What alerts need of the settings. */
export const toAlertFacts = (settings: Settings): AlertFacts => ({
  isOn: (kind) => settings[alertSwitch(kind)],
  isServiceAccount: createServiceAccountTest(settings.serviceAccounts),
});
