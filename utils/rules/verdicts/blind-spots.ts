import type { ProjectAnalysis } from '../analysis';
import { seenIn } from '../answer';
import { dayOf, timeOf } from '../days';
import { expandScopes } from '../roles';
import type { ApiKey } from '../snapshot';
import { addUse } from '../use/key-use';
import type { BlindSpot } from './evidence';

/** What a key that only sends audio or text needs; any other documented scope is for management. */
const isForManagement = (scope: string): boolean => /^(project|keys|members|admins|owners|billing):/.test(scope);

const mayManage = (scopes: readonly string[]): boolean => expandScopes(scopes).some(isForManagement);

/** What of use in the window lies on accessors that are no listed key. */
const unlistedUse = (analysis: ProjectAnalysis): { readonly accessors: number; readonly requests: number } => {
  const used = seenIn(analysis.unmatched).flatMap(({ use }) => (use.used ? [use] : []));
  return { accessors: used.length, requests: addUse(used).requests };
};

interface Sight {
  readonly analysis: ProjectAnalysis;
  /** The active keys that the verdict is about. */
  readonly keys: readonly ApiKey[];
  /** First day that use was read of; `null` where none was. */
  readonly usedFrom: string | null;
  /** When the log was asked for all of the keys (milliseconds), the earliest of them; `null` where it wasn't. */
  readonly loggedAt: number | null;
}

const latest = (keys: readonly ApiKey[], loggedAt: number | null): BlindSpot[] => {
  if (keys.length === 0) return [];
  return [loggedAt === null ? { kind: 'usage-lags' } : { kind: 'since-log', at: loggedAt }];
};

/** Whether a key was there before the first day that use was read of, as far as that can be told. */
const isOlder = ({ created }: ApiKey, usedFrom: string): boolean => {
  const made = timeOf(created);
  return made === null || dayOf(made) < usedFrom;
};

/** What even a whole reading doesn't show. */
export const blindSpotsOf = ({ analysis, keys, usedFrom, loggedAt }: Sight): BlindSpot[] => {
  const unlisted = unlistedUse(analysis);
  const managing = keys.filter(({ scopes }) => mayManage(scopes)).length;
  return [
    ...latest(keys, loggedAt),
    ...(managing > 0 ? [{ kind: 'management-calls', keys: managing } as const] : []),
    { kind: 'self-hosted-credentials' },
    ...(usedFrom !== null && keys.some((key) => isOlder(key, usedFrom))
      ? [{ kind: 'use-before', day: usedFrom } as const]
      : []),
    ...(unlisted.accessors > 0 ? [{ kind: 'unlisted-use', ...unlisted } as const] : []),
  ];
};
