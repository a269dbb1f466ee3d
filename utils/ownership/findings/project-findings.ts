import { seenIn } from '../answer';
import type { ProjectPicture } from '../picture';
import type { Snapshot } from '../snapshot';
import { readingDay, sumOf, windowOf } from '../use/series';
import { plainComment, sharedComments } from './comments';
import type { FindingFacts, FindingOptions, FindingSubject } from './finding';

const DAY_MS = 86_400_000;

export interface Raised {
  readonly subject: FindingSubject;
  readonly facts: FindingFacts;
}

export interface Ground {
  readonly picture: ProjectPicture;
  readonly snapshot: Snapshot;
  readonly options: FindingOptions;
  /** When Linchpin first saw each pending invite, by e-mail as Deepgram gives it; milliseconds since the epoch. */
  readonly inviteSeenAt: Readonly<Record<string, number>>;
  readonly now: number;
}

/** Every request of the window, those of no listed key included; `null` unless all of it was seen. */
const allRequests = ({ snapshot, options }: Ground): number | null => {
  const { keys, expiredKeys, members, usage } = snapshot;
  if (usage.state !== 'whole' || [keys, expiredKeys, members].some(({ state }) => state !== 'whole')) return null;
  const { start, end, gaps } = windowOf(usage.value, options.windowDays, readingDay(snapshot));
  if (gaps.length > 0) return null;
  const rows = [...Object.values(usage.value.byAccessor), usage.value.unattributed];
  return rows.reduce((sum, figures) => sum + sumOf(figures, start, end), 0);
};

/** A share needs the whole: nobody is said to carry most of what was only partly seen. */
export function* carriesMost(ground: Ground): Generator<Raised> {
  const total = allRequests(ground);
  if (total === null || total === 0) return;
  for (const { member, serviceAccount, use } of seenIn(ground.picture.members)) {
    if (serviceAccount || use.state !== 'whole') continue;
    const { requests } = use.value;
    if (requests * 100 < total * ground.options.mostTrafficPercent) continue;
    const facts = { kind: 'carries-most', requests, total } as const;
    yield { subject: { type: 'member', memberId: member.memberId }, facts };
  }
}

export function* sameComments({ picture }: Ground): Generator<Raised> {
  const keys = seenIn(picture.keys);
  for (const [plain, keyIds] of sharedComments(keys)) {
    const comment = keys.find(({ key }) => plainComment(key.comment) === plain)?.key.comment ?? plain;
    yield { subject: { type: 'keys', comment, keyIds }, facts: { kind: 'same-comment', comment, keys: keyIds.length } };
  }
}

export function* expiredPile({ picture, options }: Ground): Generator<Raised> {
  const keys = seenIn(picture.expiredKeys).length;
  if (keys >= options.expiredPile) yield { subject: { type: 'project' }, facts: { kind: 'expired-pile', keys } };
}

/** Deepgram doesn't say since when an invite is pending; Linchpin counts from the first time it saw it. */
export function* pendingInvites({ snapshot, options, inviteSeenAt, now }: Ground): Generator<Raised> {
  for (const { email, scope } of seenIn(snapshot.invites)) {
    // One that wasn't seen before is new.
    const at = now + (snapshot.clockOffset ?? 0);
    const days = Math.floor((at - (inviteSeenAt[email] ?? at)) / DAY_MS);
    if (days >= options.invitePendingDays)
      yield { subject: { type: 'invite', email }, facts: { kind: 'invite-pending', days, scope } };
  }
}

/** What becomes of Linchpin's own sight. */
export function* storedKey({ picture, snapshot }: Ground): Generator<Raised> {
  const { keyId } = snapshot.viewer;
  const own = seenIn(picture.keys).find(({ key }) => key.keyId === keyId);
  if (own?.creator.state === 'member' && !own.creator.serviceAccount) {
    const facts = { kind: 'stored-key-on-person', memberId: own.key.creator.memberId } as const;
    yield { subject: { type: 'key', keyId: own.key.keyId }, facts };
  }
  if (snapshot.keys.state !== 'partial') return;
  for (const gap of snapshot.keys.gaps) {
    if (gap.reason !== 'own-keys-only') continue;
    yield { subject: { type: 'project' }, facts: { kind: 'stored-key-partial', missingScopes: gap.missingScopes } };
  }
}

/** Of a member's concerns this one alone: what rests on them is told of each of their keys. */
export function* onlyOwner({ picture }: Ground): Generator<Raised> {
  for (const { member, concerns } of seenIn(picture.members))
    for (const concern of concerns)
      if (concern.kind === 'only-owner')
        yield { subject: { type: 'member', memberId: member.memberId }, facts: concern };
}
