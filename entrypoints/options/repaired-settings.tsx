import { i18n } from '#i18n';
import { Notice } from '../../components/notice';
import { formatsOf } from '../../utils/wording/formats';

/** What a person calls the setting at this path, such as `badges.team` or `serviceAccounts[2]`. */
const nameOf = (path: string): string => {
  switch (/^\w+/.exec(path)?.[0]) {
    case 'windowDays':
      return i18n.t('settings_nameWindow');
    case 'unusedAfterDays':
      return i18n.t('settings_nameUnused');
    case 'expiresWithinDays':
      return i18n.t('settings_nameExpires');
    case 'mostTrafficPercent':
      return i18n.t('settings_nameMostTraffic');
    case 'expiredPile':
      return i18n.t('settings_nameExpiredPile');
    case 'invitePendingDays':
      return i18n.t('settings_nameInvitePending');
    case 'serviceAccounts':
      return i18n.t('settings_nameServiceAccounts');
    case 'badges':
      return i18n.t('settings_nameBadges');
    default:
      return i18n.t('settings_nameAll');
  }
};

/** Which stored settings were unusable, each named once. */
export const RepairedSettings = ({ paths }: { paths: readonly string[] }) => (
  <Notice tone="attention" title={i18n.t('settings_repaired')}>
    <p>{i18n.t('settings_repairedNext', [formatsOf(i18n.t).list([...new Set(paths.map(nameOf))])])}</p>
  </Notice>
);
