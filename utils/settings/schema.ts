import * as z from 'zod/mini';
import type { FindingOptions } from '../ownership/findings/finding';

/** What a person may set. No secret is ever among it: in Firefox content scripts can read it. */
export interface Settings extends FindingOptions {
  /** Badges on or off, per page of the Console. */
  readonly badges: { readonly team: boolean; readonly keys: boolean };
}

/** Most service-account entries, and most characters of one: an e-mail address has 254 at most (RFC 5321). */
export const MAX_SERVICE_ACCOUNTS = 200;
export const MAX_ADDRESS_LENGTH = 254;

export const LIMITS = {
  windowDays: { min: 7, max: 90 },
  unusedAfterDays: { min: 7, max: 365 },
  expiresWithinDays: { min: 1, max: 90 },
  expiredPile: { min: 1, max: 1_000 },
  /** Below a tenth, several people would each carry "most" of the traffic. */
  mostTrafficPercent: { min: 10, max: 100 },
  invitePendingDays: { min: 1, max: 365 },
} as const;

export const DEFAULT_SETTINGS: Settings = {
  windowDays: 7,
  serviceAccounts: [],
  unusedAfterDays: 90,
  expiresWithinDays: 14,
  expiredPile: 10,
  mostTrafficPercent: 50,
  invitePendingDays: 14,
  badges: { team: true, keys: true },
};

const within = ({ min, max }: { min: number; max: number }) => z.int().check(z.minimum(min), z.maximum(max));

/** Each field on its own, so that one bad value costs that field and no other. */
export const FIELDS = {
  windowDays: within(LIMITS.windowDays),
  unusedAfterDays: within(LIMITS.unusedAfterDays),
  expiresWithinDays: within(LIMITS.expiresWithinDays),
  expiredPile: within(LIMITS.expiredPile),
  mostTrafficPercent: within(LIMITS.mostTrafficPercent),
  invitePendingDays: within(LIMITS.invitePendingDays),
  serviceAccount: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_ADDRESS_LENGTH)),
  flag: z.boolean(),
} as const;
