import type { BadgeEntity, BadgePerson } from '../../protocol/messages';
import { normalise, normaliseEmail } from '../page/text';

/** A member of the project, as a dialog may name them. */
export interface Person {
  readonly memberId: string;
  /** Lower case. */
  readonly email: string;
  /** First and last name; empty where Deepgram gave none. */
  readonly name: string;
}

/** The members among a team page's entities. Invites are nobody yet: there is nothing to remove of theirs. */
export const membersOf = (people: readonly BadgePerson[], entities: readonly BadgeEntity[]): readonly Person[] =>
  entities.flatMap(({ kind, id, person }) => {
    const known = people[person];
    if (kind !== 'member' || !known) return [];
    return { memberId: id, email: normaliseEmail(known.email), name: normalise(known.name) };
  });
