import { seenIn } from '../answer';
import type { ProjectPicture } from '../picture';
import { expandScopes } from '../roles';
import type { ApiKey } from '../snapshot';
import type { BlindSpot } from './evidence';

/** What a key that only sends audio or text needs; any other documented scope is for management. */
const isForManagement = (scope: string): boolean => /^(project|keys|members|admins|owners|billing):/.test(scope);

export const mayManage = (scopes: readonly string[]): boolean => expandScopes(scopes).some(isForManagement);

/** What of use in the window lies on accessors that are no listed key. */
export const unlistedUse = (picture: ProjectPicture): { readonly accessors: number; readonly requests: number } => {
  const used = seenIn(picture.unmatched).filter(({ use }) => use.inWindow > 0);
  return { accessors: used.length, requests: used.reduce((sum, { use }) => sum + use.inWindow, 0) };
};

interface Sight {
  readonly picture: ProjectPicture;
  /** The active keys that the verdict is about. */
  readonly keys: readonly ApiKey[];
  readonly today: string;
  /** First day that use was read of; `null` where none was. */
  readonly usedFrom: string | null;
}

/** What even a whole reading doesn't show. */
export const blindSpotsOf = ({ picture, keys, today, usedFrom }: Sight): BlindSpot[] => {
  const unlisted = unlistedUse(picture);
  const managing = keys.filter(({ scopes }) => mayManage(scopes)).length;
  return [
    { kind: 'usage-lags', day: today },
    ...(managing > 0 ? [{ kind: 'management-calls', keys: managing } as const] : []),
    { kind: 'self-hosted-credentials' },
    ...(usedFrom === null ? [] : [{ kind: 'use-before', day: usedFrom } as const]),
    ...(unlisted.accessors > 0 ? [{ kind: 'unlisted-use', ...unlisted } as const] : []),
  ];
};
