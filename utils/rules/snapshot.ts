import type { Answer } from './answer';
import type { Past } from './states/state';

/**
 * What one refresh of a project brought back, in Linchpin's words, each part whole, partial or failed on its own.
 * Plain data: stored as it is, and the ground of every rule. Nothing in it depends on settings.
 */
export interface Snapshot {
  readonly projectId: string;
  readonly projectName: string;
  /** When the refresh began, in milliseconds since the epoch, by this machine's clock. */
  readonly takenAt: number;
  /** Milliseconds by which Deepgram's `Date` header was ahead of this machine's clock, where it was readable. */
  readonly clockOffset?: number;
  /** What is known of the stored key's own identity. */
  readonly viewer: Viewer;
  /** Keys asked for with `status=active`. */
  readonly keys: Answer<readonly ApiKey[]>;
  /** Keys asked for with `status=expired`. */
  readonly expiredKeys: Answer<readonly ApiKey[]>;
  readonly members: Answer<readonly Member[]>;
  readonly invites: Answer<readonly Invite[]>;
  /** Requests per key and UTC day. */
  readonly usage: Answer<DailySeries>;
  /** US dollars per key and UTC day. */
  readonly cost: Answer<DailySeries>;
  /** What the request log said of single keys, by key id: asked when a person wants to know, not by a refresh. */
  readonly log?: Readonly<Record<string, LogReading>>;
  /** The past year of single keys, by key id: asked when a person wants to know, not by a refresh. */
  readonly years?: Readonly<Record<string, Past>>;
  /** Keys, by id in lower case, that a person marked as never to be used: silence is what is wanted of them. */
  readonly canaries?: readonly string[];
}

/** What the request log, which reaches back 90 days, told of one key. */
export interface LogReading {
  /** When it was asked last, in milliseconds since the epoch, by this machine's clock. */
  readonly askedAt: number;
  /** When the key's latest request came (RFC 3339); `null`: the log holds none. */
  readonly latest: Answer<string | null>;
  /**
   * The latest request that any earlier call told of (RFC 3339); `null`: none did. It happened, however old the call
   * is.
   */
  readonly seen: string | null;
}

export interface Viewer {
  /** Public id of the stored key, where `GET /v1/auth/token` told it. */
  readonly keyId?: string;
  /** Its scopes as given at creation, where told. */
  readonly scopes?: readonly string[];
}

export interface Person {
  readonly memberId: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

export interface Member extends Person {
  /** A role name, possibly with granular scopes beside it (docs/deepgram/api.md 3.2). */
  readonly scopes: readonly string[];
}

export interface Invite {
  readonly email: string;
  /** The role that was offered, as Deepgram names it. */
  readonly scope: string;
}

export interface ApiKey {
  readonly keyId: string;
  /** The key's friendly name; other people's text, possibly empty. */
  readonly comment: string;
  /** As given at creation; the creator's present role may take some away. */
  readonly scopes: readonly string[];
  readonly tags: readonly string[];
  /** RFC 3339, UTC. */
  readonly created: string;
  /** RFC 3339, UTC. Absent may mean "never" or "not sent" (docs/deepgram/api.md 4.2). */
  readonly expires?: string;
  readonly creator: Person;
}

/** A figure per accessor and UTC day. */
export interface DailySeries {
  /** First day, `YYYY-MM-DD`, UTC. */
  readonly from: string;
  /** Last day, inclusive. Today's figure is provisional. */
  readonly to: string;
  /**
   * Accessor (a key's public id, in lower case) to one figure per day from `from` to `to`; accessors without any are
   * absent.
   */
  readonly byAccessor: Readonly<Record<string, readonly number[]>>;
  /** Figures that Deepgram gave no accessor for, per day; empty where there were none. */
  readonly unattributed: readonly number[];
  /**
   * Days without a figure on which the same rows tell of use all the same (hours, tokens, characters), as indexes from
   * `from`, by accessor; under `''` those without one. Absent where there are none.
   */
  readonly uncounted?: Readonly<Record<string, readonly number[]>>;
}
