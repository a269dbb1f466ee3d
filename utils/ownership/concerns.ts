import type { Answer } from './answer';
import { dayOf, daysBetween, timeOf, wholeDaysUntil } from './days';
import { CONCERN_KINDS } from './findings/kinds';
import type { Concern, CreatorState, KeyUse, MemberPicture, Options } from './picture';
import { lostScopes } from './roles';
import type { ApiKey } from './snapshot';
import { seenUse } from './use/key-use';

export const worstFirst = (a: Concern, b: Concern): number =>
  CONCERN_KINDS.indexOf(a.kind) - CONCERN_KINDS.indexOf(b.kind);

/** What a key's concerns are judged from. */
export interface KeyEvidence {
  readonly key: ApiKey;
  readonly status: 'active' | 'expired';
  readonly creator: CreatorState;
  /** The creator's scopes from the members list; `null` where that doesn't show them. */
  readonly creatorScopes: readonly string[] | null;
  readonly use: Answer<KeyUse>;
}

function* fromCreator({ key, creator, creatorScopes }: KeyEvidence): Generator<Concern> {
  if (creator.state === 'left') yield { kind: 'creator-left' };
  if (creator.state !== 'member' || creatorScopes === null) return;
  const lost = lostScopes(key.scopes, creatorScopes);
  if (lost.length > 0) yield { kind: 'role-capped', lostScopes: lost, role: creator.role };
}

function* fromExpiry({ key }: KeyEvidence, options: Options, now: number): Generator<Concern> {
  const expires = key.expires === undefined ? null : timeOf(key.expires);
  if (expires === null) return;
  if (expires <= now) yield { kind: 'expired', day: dayOf(expires) };
  else if (wholeDaysUntil(now, expires) <= options.expiresWithinDays)
    yield { kind: 'expires-soon', days: wholeDaysUntil(now, expires) };
}

function* fromUse({ key, creator, use }: KeyEvidence, options: Options): Generator<Concern> {
  if (use.state === 'failed') return;
  const { requests, used, lastDay, range } = use.value;
  // Use that was seen is seen, whatever else was missed; that there was none needs every day and row.
  if (used && creator.state === 'member' && !creator.serviceAccount) yield { kind: 'dies-with-person', requests };
  if (use.state !== 'whole') return;
  if (lastDay !== null) {
    const days = daysBetween(lastDay, range.to);
    if (days >= options.unusedAfterDays) yield { kind: 'unused', days, atLeast: false };
    return;
  }
  const created = timeOf(key.created);
  if (created === null) return;
  const createdDay = dayOf(created);
  if (createdDay < range.from) {
    const days = daysBetween(range.from, range.to) + 1;
    if (days >= options.unusedAfterDays) yield { kind: 'unused', days, atLeast: true };
    return;
  }
  // A key may take a while to be put to use: it is "never used" once a whole window went by without a request.
  const days = daysBetween(createdDay, range.to);
  if (days >= options.windowDays) yield { kind: 'never-used', days };
}

/** What a person should know of a key, worst first. Claims nothing that its evidence does not hold. */
export const keyConcerns = (evidence: KeyEvidence, options: Options, now: number): Concern[] => {
  if (evidence.status === 'expired') {
    const expires = evidence.key.expires === undefined ? null : timeOf(evidence.key.expires);
    // Deepgram lists it as expired; where it doesn't say since when, there is no day to tell.
    return expires === null ? [] : [{ kind: 'expired', day: dayOf(expires) }];
  }
  return [...fromCreator(evidence), ...fromExpiry(evidence, options, now), ...fromUse(evidence, options)].sort(
    worstFirst,
  );
};

/** What a person should know of a member, worst first. */
export const memberConcerns = (
  member: Pick<MemberPicture, 'serviceAccount' | 'use'>,
  onlyOwner: boolean,
): Concern[] => {
  const { requests, used } = seenUse(member);
  return [
    ...(onlyOwner ? [{ kind: 'only-owner' } as const] : []),
    ...(used && !member.serviceAccount ? [{ kind: 'dies-with-person', requests } as const] : []),
  ];
};
