import { i18n } from '#i18n';
import type { Review } from '../../utils/console/overlay/overlay-api';
import { cleanText, isolated } from '../../utils/wording/sanitise';
import type { StandingNotice } from './notices';

/** "4 active keys of Tomás Nagy: 3 are marked in this list, 1 isn't shown in it now." */
export const noticeOf = ({ name, active, marked, onDismiss }: Review): StandingNotice => {
  const who = isolated(cleanText(name));
  if (active === 0) return { text: i18n.t('console_reviewNone', [who]), onDismiss };
  const keys = i18n.t('console_reviewKeys', active);
  const inList = i18n.t('console_reviewMarked', marked);
  const rest = active - marked;
  const text =
    rest === 0
      ? i18n.t('console_reviewAll', [keys, who, inList])
      : i18n.t('console_review', [keys, who, inList, i18n.t('console_reviewUnseen', rest)]);
  return { text, onDismiss };
};
