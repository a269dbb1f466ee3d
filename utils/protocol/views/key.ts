import type { Fault, Paused } from '../../rules/answer';
import type { DatabaseProblem } from '../../storage/problem';

export interface KeyCheck {
  /** `null` when the key could not be checked; then `fault` says why. */
  readonly projects: readonly { readonly projectId: string; readonly name: string }[] | null;
  /** Why the key cannot be connected: it could not be checked, or it is of no use here for want of a scope. */
  readonly fault: Fault | null;
  /** Why a key that is of use could not be stored. Nothing was. `locked`: unlock first, then connect. */
  readonly problem: DatabaseProblem | 'locked' | null;
  readonly keyId: string | null;
  /** The creator behind the key, where the key list told it. */
  readonly creator: { readonly name: string; readonly email: string; readonly role: string | null } | null;
  readonly expires: string | null;
  readonly scopes: readonly ScopeRow[];
  /** Whether all members, and with them all keys, are visible. */
  readonly seesAllKeys: boolean;
  /** Whether requests per key are readable. */
  readonly seesUse: boolean;
}

/** What is known of the key that Linchpin itself reads with, from the project's last reading. */
export interface StoredKey
  extends Pick<KeyCheck, 'keyId' | 'creator' | 'expires' | 'scopes' | 'seesAllKeys' | 'seesUse'> {
  /**
   * Whether it can be used now; `unusable`: it is not there, or can't be opened; `storage`: the browser doesn't tell.
   */
  readonly state: 'usable' | Paused | 'unusable' | 'storage';
  /** Whether the reading's list of keys held it: only then does `expires` of `null` mean that no date is listed. */
  readonly listed: boolean;
  /** Whether its creator is gone from a members list that is whole. */
  readonly creatorLeft: boolean;
  /**
   * What each weaker role of its creator would take from it of what Linchpin reads; none where the role isn't known.
   */
  readonly demotions: readonly { readonly role: 'admin' | 'member'; readonly loses: readonly string[] }[];
  /** When that was read; milliseconds since the epoch. */
  readonly takenAt: number;
}

export interface ScopeRow {
  readonly id: 'project' | 'keys' | 'people' | 'usage' | 'billing' | 'writes';
  readonly scopes: readonly string[];
  /** `excess`: the key can do this, and Linchpin never needs it. `unknown`: could not be told. */
  readonly state: 'granted' | 'missing' | 'excess' | 'unknown';
}
