import type { FindingAct } from '../../protocol/views/findings';
import { canBeMarked } from '../../rules/likely-service-accounts';
import type { SubjectView } from './subject';

export type ActKind = FindingAct['act'];

type About = Pick<SubjectView, 'keys' | 'person' | 'service' | 'memberId'>;

const actOn = (act: ActKind, { keys, person, service, memberId }: About): FindingAct | null => {
  switch (act) {
    case 'logs': {
      const [key, ...others] = keys;
      return key && others.length === 0 ? { act, keyId: key.id } : null;
    }
    case 'plan':
      return memberId === null ? null : { act, memberId };
    case 'mark-service':
      // Only of a member: an address that has left says nothing about the keys of today.
      return memberId !== null && person && !service && canBeMarked(person) ? { act, account: person.email } : null;
    default:
      return { act };
  }
};

/** Of the acts that help with a kind of finding, those that this one allows; in their order. */
export const actsOn = (acts: readonly ActKind[], about: About): readonly FindingAct[] =>
  acts.flatMap((act) => actOn(act, about) ?? []);
