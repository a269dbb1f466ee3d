import type { ProjectAnalysis } from '../../rules/analysis';
import { seenIn } from '../../rules/answer';
import type { UseKind } from '../../rules/notes/note';
import type { ApiKey, Member } from '../../rules/snapshot';
import { fullName } from '../people';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

/** Who and what notes can name, as far as the last reading shows them. */
export interface Names {
  readonly members: readonly Member[];
  readonly keys: readonly ApiKey[];
  /** Those of the keys that haven't expired. */
  readonly active: readonly ApiKey[];
  /** Whether a key or member that isn't listed is gone, and not only unseen. */
  readonly areKeysWhole: boolean;
  readonly areMembersWhole: boolean;
}

export const namesIn = ({ members, keys, expiredKeys }: ProjectAnalysis): Names => ({
  members: seenIn(members).map(({ member }) => member),
  keys: [...seenIn(keys), ...seenIn(expiredKeys)].map(({ key }) => key),
  active: seenIn(keys).map(({ key }) => key),
  areKeysWhole: keys.state === 'whole' && expiredKeys.state === 'whole',
  areMembersWhole: members.state === 'whole',
});

export const keyNamed = ({ keys }: Names, id: string): ApiKey | undefined =>
  keys.find(({ keyId }) => keyId.toLowerCase() === id.toLowerCase());
export const memberNamed = ({ members }: Names, id: string): Member | undefined =>
  members.find(({ memberId }) => memberId === id);

export const keyTitle = ({ comment }: ApiKey, t: Translate): string => cleanText(comment) || t('card_noName');

/** A member by name; one who isn't listed by id, and said to be gone where the list is whole. */
export const memberWords = (names: Names, id: string, t: Translate): string => {
  const member = memberNamed(names, id);
  if (member) return fullName(member);
  return names.areMembersWhole ? t('note_memberGone', [cleanText(id)]) : cleanText(id);
};

/** A key by its comment, as `memberWords`. */
export const keyWords = (names: Names, id: string, t: Translate): string => {
  const key = keyNamed(names, id);
  if (key) return keyTitle(key, t);
  return names.areKeysWhole ? t('note_keyGone', [cleanText(id)]) : cleanText(id);
};

const USES: Readonly<Record<UseKind, (t: Translate) => string>> = {
  application: (t) => t('note_useApplication'),
  environment: (t) => t('note_useEnvironment'),
  ci: (t) => t('note_useCi'),
  container: (t) => t('note_useContainer'),
  'third-party': (t) => t('note_useThirdParty'),
  person: (t) => t('note_usePerson'),
};

/** Where a key is used, as a word. */
export const useWords = (kind: UseKind, t: Translate): string => USES[kind](t);
