import { i18n } from '#i18n';
import { Skeleton } from '../../../components/ui/skeleton';
import { Toggle } from '../toggle';
import { type EditedSettings, useSettings } from '../use-settings';
import { AlertKinds } from './alert-kinds';
import { BrowserNotifications } from './browser-notifications';
import { QuietHours } from './quiet-hours';
import './notifications.css';

/** What the parts of this section get: the settings, and what changes them. */
export interface FieldsProps extends Pick<EditedSettings, 'outcomes' | 'change'> {
  readonly settings: NonNullable<EditedSettings['settings']>;
}

/** What a person is told of without asking, how, and when. */
export const Notifications = () => {
  const { settings, outcomes, change } = useSettings();
  if (!settings)
    return (
      <section class="lp-card options-card" aria-labelledby="notifications">
        <h2 id="notifications">{i18n.t('notifications_heading')}</h2>
        <Skeleton width={420} height={320} />
      </section>
    );
  const fields = { settings, outcomes, change };
  return (
    <section class="lp-card options-card" aria-labelledby="notifications">
      <h2 id="notifications">{i18n.t('notifications_heading')}</h2>
      <p class="lp-sub">{i18n.t('notifications_what')}</p>
      <BrowserNotifications {...fields} />
      <div class="setting">
        <Toggle
          label={i18n.t('settings_hideNames')}
          on={settings.hideNames}
          onChange={(hideNames) => change('hideNames', { hideNames })}
          outcome={outcomes.get('hideNames')}
        />
        <p class="lp-sub">{i18n.t('settings_hideNamesHelp')}</p>
      </div>
      <QuietHours {...fields} />
      <AlertKinds {...fields} />
    </section>
  );
};
