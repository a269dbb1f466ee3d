import type { FindingOptions } from '../rules/findings/finding';
import { DEFAULT_NUMBERS } from '../rules/numbers';
import { DAY_TIMES, type DayTimes, SWITCHES, type Switches } from '../rules/switches';

/** What a person may set. No secret is ever among it: in Firefox content scripts can read it. */
export type Settings = FindingOptions &
  Switches &
  DayTimes & {
    /** What the person who uses this browser signs notes with; may be empty. */
    readonly signature: string;
    /** Badges on or off, per page of the Console. */
    readonly badges: { readonly team: boolean; readonly keys: boolean };
  };

/** Most service-account entries, and most characters of one: an e-mail address has 254 at most (RFC 5321). */
export const MAX_SERVICE_ACCOUNTS = 200;
export const MAX_ADDRESS_LENGTH = 254;

export const DEFAULT_SETTINGS: Settings = {
  ...DEFAULT_NUMBERS,
  ...SWITCHES,
  ...DAY_TIMES,
  serviceAccounts: [],
  signature: '',
  badges: { team: true, keys: true },
};
