import type { ProjectAnalysis } from '../../rules/analysis';
import { seenIn } from '../../rules/answer';
import type { Member } from '../../rules/snapshot';
import { fullName } from '../people';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

/** Who is meant, in other people's texts: a name; and the address, where another member has the same name. */
export const namesOf = (member: Member | null, { members }: ProjectAnalysis, t: Translate): readonly string[] => {
  if (!member) return [t('assess_someone')];
  const name = fullName(member);
  const isShared = seenIn(members).some(
    (other) => other.member.memberId !== member.memberId && fullName(other.member) === name,
  );
  return isShared ? [name, cleanText(member.email)] : [name];
};

/** The same as one text: "Sam Lee (sam@example.com)". */
export const asOne = ([name = '', address]: readonly string[]): string => (address ? `${name} (${address})` : name);
