import type { BadgeEntity, BadgePerson, BadgeSheet } from '../protocol/messages';
import type { KeyAnalysis, MemberAnalysis, ProjectAnalysis } from '../rules/analysis';
import { seenIn } from '../rules/answer';
import type { Invite, Person } from '../rules/snapshot';
import { inviteBadge, memberBadge } from './badge';
import { keyBadge } from './key-badge';
import { noticeFor } from './notice';
import { rawName } from './people';
import { remembering } from './remember';
import type { Translate } from './translate';

/** A page's entities: how many, everyone they name, and how to word one of them. */
interface Listing {
  readonly total: number;
  readonly people: readonly BadgePerson[];
  entity(index: number): BadgeEntity | null;
}

const personOf = (person: Person): BadgePerson => ({ email: person.email, name: rawName(person) });

const memberEntity = (
  member: MemberAnalysis,
  person: number,
  analysis: ProjectAnalysis,
  t: Translate,
): BadgeEntity => ({
  kind: 'member',
  id: member.member.memberId,
  ...memberBadge(member, analysis, t),
  person,
});

const inviteEntity = (invite: Invite, person: number, t: Translate): BadgeEntity => ({
  kind: 'invite',
  id: invite.email,
  ...inviteBadge(invite, t),
  person,
});

const keyEntity = (key: KeyAnalysis, person: number, analysis: ProjectAnalysis, t: Translate): BadgeEntity => ({
  kind: 'key',
  id: key.key.keyId,
  ...keyBadge(key, analysis, t),
  person,
  comment: key.key.comment,
  created: key.key.created,
  ...(key.key.expires !== undefined && { expires: key.key.expires }),
  tags: key.key.tags,
});

const teamListing = (analysis: ProjectAnalysis, t: Translate): Listing => {
  const members = seenIn(analysis.members);
  const invites = seenIn(analysis.invites);
  return {
    total: members.length + invites.length,
    people: [...members.map(({ member }) => personOf(member)), ...invites.map(({ email }) => ({ email, name: '' }))],
    entity(index) {
      const member = members[index];
      if (member) return memberEntity(member, index, analysis, t);
      const invite = invites[index - members.length];
      return invite ? inviteEntity(invite, index, t) : null;
    },
  };
};

const keysListing = (analysis: ProjectAnalysis, t: Translate): Listing => {
  const keys = [...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)];
  const places = new Map<string, number>();
  const people: BadgePerson[] = [];
  for (const { key } of keys) {
    if (places.has(key.creator.memberId)) continue;
    places.set(key.creator.memberId, people.length);
    people.push(personOf(key.creator));
  }
  return {
    total: keys.length,
    people,
    entity(index) {
      const key = keys[index];
      return key ? keyEntity(key, places.get(key.key.creator.memberId) ?? 0, analysis, t) : null;
    },
  };
};

/**
 * One chunk of what a page's badges say: entities `from` to before `from + chunk`, worded in full; everyone they name
 * with the first. A page whose main list could not be read and that has nothing else to show is `failed`, its notice
 * says why.
 */
export const badgeSheet = (
  analysis: ProjectAnalysis,
  page: 'team' | 'keys',
  from: number,
  chunk: number,
  revision: number,
  translate: Translate,
): BadgeSheet => {
  const t = remembering(translate);
  const listing = page === 'team' ? teamListing(analysis, t) : keysListing(analysis, t);
  const main = page === 'team' ? analysis.members : analysis.keys;
  const end = Math.min(from + chunk, listing.total);
  const entities: BadgeEntity[] = [];
  for (let index = from; index < end; index++) {
    const entity = listing.entity(index);
    if (entity) entities.push(entity);
  }
  return {
    projectId: analysis.projectId,
    state: main.state === 'failed' && listing.total === 0 ? 'failed' : 'ready',
    ...noticeFor(analysis, page, t),
    revision,
    takenAt: analysis.takenAt,
    old: false,
    people: from === 0 ? listing.people : [],
    entities,
    next: end < listing.total ? end : null,
  };
};
