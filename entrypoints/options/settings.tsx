import { i18n } from '#i18n';
import { Skeleton } from '../../components/ui/skeleton';
import type { Settings as SettingsValue } from '../../utils/settings/schema';
import { NumberFields } from './number-fields';
import { RepairedSettings } from './repaired-settings';
import { ServiceAccounts } from './service-accounts';
import { Signature } from './signature';
import { StorageRoom } from './storage-room';
import { Toggle } from './toggle';
import { type EditedSettings, useSettings } from './use-settings';

type FieldsProps = Pick<EditedSettings, 'outcomes' | 'change'> & {
  readonly settings: SettingsValue;
  readonly stored: SettingsValue;
};

const Badges = ({ settings: { badges }, outcomes, change }: FieldsProps) => (
  <fieldset class="setting">
    <legend>{i18n.t('settings_badges')}</legend>
    <Toggle
      label={i18n.t('settings_badgesTeam')}
      on={badges.team}
      onChange={(team) => change('badges.team', { badges: { team, keys: badges.keys } })}
      outcome={outcomes.get('badges.team')}
    />
    <Toggle
      label={i18n.t('settings_badgesKeys')}
      on={badges.keys}
      onChange={(keys) => change('badges.keys', { badges: { team: badges.team, keys } })}
      outcome={outcomes.get('badges.keys')}
    />
    <p class="lp-sub">{i18n.t('settings_theme')}</p>
  </fieldset>
);

const Fields = (props: FieldsProps) => {
  const { settings, stored, outcomes, change } = props;
  return (
    <>
      <NumberFields numbers={settings} outcomes={outcomes} change={change} />
      <StorageRoom />
      <ServiceAccounts
        addresses={stored.serviceAccounts}
        onChange={(serviceAccounts) => change('serviceAccounts', { serviceAccounts })}
        outcome={outcomes.get('serviceAccounts')}
      />
      <Signature
        value={stored.signature}
        onChange={(signature) => change('signature', { signature })}
        outcome={outcomes.get('signature')}
      />
      <Badges {...props} />
    </>
  );
};

export const Settings = () => {
  const { settings, stored, repaired, outcomes, change } = useSettings();
  return (
    <section class="lp-card options-card" aria-labelledby="settings">
      <h2 id="settings">{i18n.t('settings_heading')}</h2>
      {repaired.length > 0 && <RepairedSettings paths={repaired} />}
      {settings && stored ? (
        <Fields settings={settings} stored={stored} outcomes={outcomes} change={change} />
      ) : (
        <Skeleton width={420} height={320} />
      )}
    </section>
  );
};
