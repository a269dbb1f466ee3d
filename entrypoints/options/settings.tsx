import { i18n } from '#i18n';
import { Skeleton } from '../../components/skeleton';
import { NumberFields } from './number-fields';
import { RepairedSettings } from './repaired-settings';
import { ServiceAccounts } from './service-accounts';
import { Toggle } from './toggle';
import { type EditedSettings, useSettings } from './use-settings';

const Fields = ({
  settings,
  change,
}: Pick<EditedSettings, 'change'> & { settings: NonNullable<EditedSettings['settings']> }) => {
  const { badges } = settings;
  return (
    <>
      <NumberFields numbers={settings} change={change} />
      <ServiceAccounts
        addresses={settings.serviceAccounts}
        onChange={(serviceAccounts) => change({ serviceAccounts })}
      />
      <fieldset class="setting">
        <legend>{i18n.t('settings_badges')}</legend>
        <Toggle
          label={i18n.t('settings_badgesTeam')}
          on={badges.team}
          onChange={(team) => change({ badges: { ...badges, team } })}
        />
        <Toggle
          label={i18n.t('settings_badgesKeys')}
          on={badges.keys}
          onChange={(keys) => change({ badges: { ...badges, keys } })}
        />
        <p class="lp-sub">{i18n.t('settings_theme')}</p>
      </fieldset>
    </>
  );
};

export const Settings = () => {
  const { settings, repaired, saved, change } = useSettings();
  return (
    <section class="lp-card options-card" aria-labelledby="settings">
      <div class="settings-head">
        <h2 id="settings">{i18n.t('settings_heading')}</h2>
        <p class="settings-saved" role="status" data-failed={saved?.ok === false || undefined}>
          {saved && <span key={saved.count}>{saved.ok ? i18n.t('settings_saved') : i18n.t('settings_notSaved')}</span>}
        </p>
      </div>
      {repaired.length > 0 && <RepairedSettings paths={repaired} />}
      {settings ? <Fields settings={settings} change={change} /> : <Skeleton width={420} height={320} />}
    </section>
  );
};
