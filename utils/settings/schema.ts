import * as z from 'zod/mini';
import type { Options } from '../ownership/picture';

/** What a person may set. No secret is ever among it: in Firefox content scripts can read it (design section 7). */
export interface Settings extends Options {
  /** Badges on or off, per page of the Console. */
  readonly badges: { readonly team: boolean; readonly keys: boolean };
}

/** Most service-account entries, and most characters of one: an e-mail address has 254 at most (RFC 5321). */
export const MAX_SERVICE_ACCOUNTS = 200;
export const MAX_ADDRESS_LENGTH = 254;

export const DAY_LIMITS = {
  windowDays: { min: 7, max: 90 },
  unusedAfterDays: { min: 7, max: 365 },
  expiresWithinDays: { min: 1, max: 90 },
} as const;

export const DEFAULT_SETTINGS: Settings = {
  windowDays: 7,
  serviceAccounts: [],
  unusedAfterDays: 90,
  expiresWithinDays: 14,
  badges: { team: true, keys: true },
};

const days = ({ min, max }: { min: number; max: number }) => z.int().check(z.minimum(min), z.maximum(max));

/** Each field on its own, so that one bad value costs that field and no other. */
export const FIELDS = {
  windowDays: days(DAY_LIMITS.windowDays),
  unusedAfterDays: days(DAY_LIMITS.unusedAfterDays),
  expiresWithinDays: days(DAY_LIMITS.expiresWithinDays),
  serviceAccount: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_ADDRESS_LENGTH)),
  flag: z.boolean(),
} as const;
