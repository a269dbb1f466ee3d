import type { TextRun } from '../../utils/protocol/messages';
import type { FindingView } from '../../utils/protocol/views/findings';
import { timeOf } from '../../utils/rules/days';
import { formatsOf } from '../../utils/wording/formats';
import { fullName } from '../../utils/wording/people';
import { cleanText } from '../../utils/wording/sanitise';
import type { Translate } from '../../utils/wording/translate';
import { sentences } from '../../utils/wording/words';
import type { OwnKey } from '../check/judge';

/** Words of ours and of others as one plain line: control characters were taken out when they were worded. */
export const plain = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

/** What a finding is about, and whose it is. */
export const aboutFinding = ({ subject, by }: FindingView): string =>
  by.length > 0 ? `${plain(subject)} (${plain(by)})` : plain(subject);

/** Whom the key that was read with rests on, and when it ends. */
export const ownKeyLine = ({ name, creator, expires }: OwnKey, t: Translate): string => {
  const key = cleanText(name);
  if (!creator) return t('command_ownKeyUnknown', [key]);
  const ends = expires === null ? null : timeOf(expires);
  const { day } = formatsOf(t);
  return sentences([
    t('command_ownKey', [key, fullName(creator)]),
    ends === null
      ? t('command_ownKeyNoEnd')
      : t('command_ownKeyEnds', [day(new Date(ends).toISOString().slice(0, 10))]),
  ]);
};
