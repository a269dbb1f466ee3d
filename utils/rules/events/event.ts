import type { Role } from '../analysis';
import type { FaultKind } from '../answer';
import type { ApiKey, Invite, Member } from '../snapshot';

/** The parts of a reading that are compared with their last whole value (docs/architecture.md, rule 8). */
export const WATCHED_PARTS = ['keys', 'members', 'invites', 'usage'] as const;
export type WatchedPart = (typeof WATCHED_PARTS)[number];

/**
 * Why a key is no longer listed, told by what else changed between the same two readings. `unknown`: the members could
 * not be seen whole on both sides, or its creator had left before.
 */
export type DeathCause = 'creator-removed' | 'deleted' | 'unknown';

/** How many days before a key ends it is told, the farthest first. */
export const DEADLINE_STEPS = [14, 7, 1] as const;
export type DeadlineStep = (typeof DEADLINE_STEPS)[number];

/** What a key carried in the last days before it went; figures are sums of the days that were read. */
export interface Carried {
  readonly last7: number;
  readonly last30: number;
  /** Last UTC day with use; `null`: none in the days that were read. */
  readonly lastDay: string | null;
}

/** Something that happened at Deepgram, between two readings. Each carries both values, so that it can be replayed. */
export type ProjectChange =
  | { readonly name: 'key.appeared'; readonly key: ApiKey }
  | {
      readonly name: 'key.disappeared';
      readonly key: ApiKey;
      readonly cause: DeathCause;
      /** `null`: the usage wasn't whole at the reading before. */
      readonly carried: Carried | null;
    }
  | { readonly name: 'key.expired'; readonly key: ApiKey; readonly carried: Carried | null }
  | { readonly name: 'key.renamed'; readonly key: ApiKey; readonly was: string }
  /** Scopes, tags, days or creator of it, which Deepgram has no way to change, read otherwise. */
  | { readonly name: 'key.changed'; readonly key: ApiKey; readonly was: ApiKey }
  | {
      readonly name: 'key.scopes-lost' | 'key.scopes-regained';
      readonly key: ApiKey;
      readonly scopes: readonly string[];
      readonly was: Role | null;
      readonly role: Role | null;
      /** `null`: the usage wasn't whole at the reading before. Absent in what an older Linchpin stored. */
      readonly carried?: Carried | null;
    }
  /**
   * A key that may be in use, or the key that Linchpin reads with, ends in so many days or fewer. No difference between
   * two readings: told once for each key and step (deadlines.ts).
   */
  | {
      readonly name: 'key.expiry-neared' | 'stored-key.expiry-neared';
      readonly key: ApiKey;
      readonly step: DeadlineStep;
      readonly carried: Carried | null;
    }
  | { readonly name: 'member.joined'; readonly member: Member }
  | {
      readonly name: 'member.left';
      readonly member: Member;
      /** Ids of the keys they had made, as far as the last whole list shows. */
      readonly keys: readonly string[];
      /** How many of these had requests in their last 30 days; `null`: the usage wasn't whole at the reading before. */
      readonly inUse: number | null;
    }
  | { readonly name: 'member.role-changed'; readonly member: Member; readonly was: Member }
  /** Name or address read otherwise. */
  | { readonly name: 'member.changed'; readonly member: Member; readonly was: Member }
  | { readonly name: 'owners.one-left'; readonly member: Member }
  | { readonly name: 'invite.sent'; readonly invite: Invite }
  | { readonly name: 'invite.accepted' | 'invite.withdrawn' | 'invite.ended'; readonly invite: Invite }
  | { readonly name: 'invite.changed'; readonly invite: Invite; readonly was: Invite }
  /** Its first use in all the days that are read. */
  | { readonly name: 'traffic.started'; readonly key: ApiKey; readonly day: string }
  /** `silentDays`: whole UTC days without use before it. */
  | { readonly name: 'traffic.resumed'; readonly key: ApiKey; readonly day: string; readonly silentDays: number }
  /** It was used each day of the week before, and not on `day`. */
  | { readonly name: 'traffic.stopped'; readonly key: ApiKey; readonly day: string; readonly daily: number }
  /** As one key's traffic ended another's began or grew by as much: proposed, never asserted. */
  | {
      readonly name: 'traffic.moved';
      readonly key: ApiKey;
      readonly to: ApiKey;
      readonly day: string;
      readonly daily: number;
    }
  /** What a person noted as the key to come in this one's place is no longer listed. */
  | { readonly name: 'successor.gone'; readonly key: ApiKey; readonly successor: ApiKey }
  /** Who was noted as the key's backup left the project. */
  | { readonly name: 'backup.left'; readonly key: ApiKey; readonly backup: Member }
  /** The same of an account: its backup, or who answers for it. */
  | {
      readonly name: 'contact.left';
      readonly member: Member;
      readonly contact: Member;
      readonly as: 'backup' | 'responsible';
    }
  /** A key was used that must never be; `day`: the latest UTC day with use. */
  | { readonly name: 'canary.used'; readonly key: ApiKey; readonly day: string };

/** Why a part of a reading wasn't whole: a call failed, or its answer is less than all. */
export type Shortfall = FaultKind | 'partial';

/** What Linchpin itself could or could not see. */
type WatchChange =
  /** Parts weren't whole, for one reason: from here on they aren't compared. An older Linchpin stored no reason. */
  | { readonly name: 'reading.incomplete'; readonly parts: readonly WatchedPart[]; readonly why?: Shortfall }
  | { readonly name: 'reading.recovered'; readonly parts: readonly WatchedPart[] }
  /** Nothing is known any more of what was there before: what is found now is inventory, not news. */
  | { readonly name: 'baseline.lost' }
  /** What a person wrote was lost or damaged, and came back from its second copy: how many notes and snoozes. */
  | { readonly name: 'records.restored'; readonly notes: number; readonly snoozes: number }
  | { readonly name: 'watch.paused'; readonly why: string }
  | { readonly name: 'watch.resumed' };

export type Change = ProjectChange | WatchChange;
export type ChangeName = Change['name'];

type Narrowed<C, N> = C extends { readonly name: infer M } ? (N extends M ? C & { readonly name: N } : never) : never;
/** The change of one name. */
export type ChangeOf<N extends ChangeName> = Narrowed<Change, N>;

/** A change, and between which two readings it lies. */
export interface Told {
  readonly change: Change;
  /** When the readings were made that it lies between; milliseconds since the epoch, by Deepgram's clock if known. */
  readonly from: number;
  readonly to: number;
}

/** The last whole value of a part and when it was read. */
export interface PartBaseline<T> {
  readonly value: T;
  readonly readAt: number;
}
