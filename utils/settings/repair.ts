import type { FindingOptions } from '../ownership/findings/finding';
import type { Options } from '../ownership/picture';
import { DEFAULT_SETTINGS, FIELDS, type LIMITS, MAX_SERVICE_ACCOUNTS, type Settings } from './schema';

export interface Repaired {
  readonly settings: Settings;
  /** Paths of the fields whose stored value was unusable and gave way to the default, for example `badges.team`. */
  readonly repaired: readonly string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one own field; an absent one is no fault, it takes its default. */
const own = (record: unknown, field: string): unknown =>
  isRecord(record) && Object.hasOwn(record, field) ? record[field] : undefined;

/** Settings out of anything: what is usable is kept field by field, the rest takes its default and is reported. */
export const repairSettings = (stored: unknown): Repaired => {
  const repaired: string[] = [];
  if (stored !== undefined && stored !== null && !isRecord(stored)) repaired.push('settings');

  const read = <T>(
    field: { safeParse(value: unknown): { success: boolean; data?: T } },
    value: unknown,
    path: string,
    fallback: T,
  ): T => {
    if (value === undefined) return fallback;
    const result = field.safeParse(value);
    if (result.success && result.data !== undefined) return result.data;
    repaired.push(path);
    return fallback;
  };

  const figure = (field: keyof typeof LIMITS): number =>
    read(FIELDS[field], own(stored, field), field, DEFAULT_SETTINGS[field]);

  const serviceAccounts = (): readonly string[] => {
    const value = own(stored, 'serviceAccounts');
    if (value === undefined) return DEFAULT_SETTINGS.serviceAccounts;
    if (!Array.isArray(value)) {
      repaired.push('serviceAccounts');
      return DEFAULT_SETTINGS.serviceAccounts;
    }
    const kept = new Set<string>();
    value.slice(0, MAX_SERVICE_ACCOUNTS).forEach((entry: unknown, i) => {
      const address = read(FIELDS.serviceAccount, entry ?? null, `serviceAccounts[${i}]`, '');
      if (address !== '') kept.add(address);
    });
    if (value.length > MAX_SERVICE_ACCOUNTS) repaired.push('serviceAccounts');
    return [...kept];
  };

  const badges = own(stored, 'badges');
  if (badges !== undefined && !isRecord(badges)) repaired.push('badges');
  const flag = (page: 'team' | 'keys'): boolean =>
    read(FIELDS.flag, own(badges, page), `badges.${page}`, DEFAULT_SETTINGS.badges[page]);

  const settings: Settings = {
    windowDays: figure('windowDays'),
    serviceAccounts: serviceAccounts(),
    unusedAfterDays: figure('unusedAfterDays'),
    expiresWithinDays: figure('expiresWithinDays'),
    expiredPile: figure('expiredPile'),
    mostTrafficPercent: figure('mostTrafficPercent'),
    invitePendingDays: figure('invitePendingDays'),
    badges: { team: flag('team'), keys: flag('keys') },
  };
  return { settings, repaired };
};

/** What pictures and verdicts need of the settings. */
export const toOptions = ({ windowDays, serviceAccounts, unusedAfterDays, expiresWithinDays }: Settings): Options => ({
  windowDays,
  serviceAccounts,
  unusedAfterDays,
  expiresWithinDays,
});

/** What findings need of the settings. */
export const toFindingOptions = (settings: Settings): FindingOptions => ({
  ...toOptions(settings),
  expiredPile: settings.expiredPile,
  mostTrafficPercent: settings.mostTrafficPercent,
  invitePendingDays: settings.invitePendingDays,
});
