import { i18n } from '#i18n';
import { Notice } from '../../components/ui/notice';
import { NUMBERS, type NumberName } from '../../utils/rules/numbers';
import { DAY_TIMES, SWITCHES } from '../../utils/rules/switches';
import { formatsOf } from '../../utils/wording/formats';

const isNumber = (field: string): field is NumberName => Object.hasOwn(NUMBERS, field);

/** What a person calls the setting at this path, such as `badges.team` or `serviceAccounts[2]`. */
const nameOf = (path: string): string => {
  const [field = ''] = /^\w+/.exec(path) ?? [];
  if (isNumber(field)) return i18n.t(`settings_${field}Name`);
  if (Object.hasOwn(SWITCHES, field) || Object.hasOwn(DAY_TIMES, field)) return i18n.t('settings_nameNotifications');
  if (field === 'serviceAccounts') return i18n.t('settings_nameServiceAccounts');
  if (field === 'signature') return i18n.t('settings_nameSignature');
  return i18n.t(field === 'badges' ? 'settings_nameBadges' : 'settings_nameAll');
};

/** Which stored settings were unusable, each named once. */
export const RepairedSettings = ({ paths }: { paths: readonly string[] }) => (
  <Notice tone="attention" title={i18n.t('settings_repaired')}>
    <p>{i18n.t('settings_repairedNext', [formatsOf(i18n.t).list([...new Set(paths.map(nameOf))])])}</p>
  </Notice>
);
