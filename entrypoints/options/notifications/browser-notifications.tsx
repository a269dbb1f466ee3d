import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { Toggle } from '../toggle';
import type { FieldsProps } from './notifications';
import { askForNotifications, useMayNotify } from './permission';
import { TestNotification } from './test-notification';

/** Turns the browser's notifications on, which asks for its permission, and off; says where it is missing. */
export const BrowserNotifications = ({ settings: { notifications }, outcomes, change }: FieldsProps) => {
  const may = useMayNotify();
  const [wasRefused, setRefused] = useState(false);

  const turnOn = async (): Promise<void> => {
    const granted = await askForNotifications();
    setRefused(!granted);
    if (granted) change('notifications', { notifications: true });
  };
  const turn = (on: boolean): void => {
    setRefused(false);
    if (on) void turnOn();
    else change('notifications', { notifications: false });
  };

  return (
    <div class="setting">
      <Toggle
        // A switch that a refusal has put back is drawn again.
        key={String(wasRefused)}
        label={i18n.t('settings_notifications')}
        on={notifications}
        onChange={turn}
        outcome={outcomes.get('notifications')}
      />
      <p class="lp-sub">{i18n.t('settings_notificationsHelp')}</p>
      <div role="status">
        {wasRefused && (
          <Notice tone="attention" title={i18n.t('notifications_refused')}>
            <p>{i18n.t('notifications_refusedNext')}</p>
          </Notice>
        )}
        {notifications && may === false && !wasRefused && (
          <Notice
            tone="attention"
            title={i18n.t('notifications_withdrawn')}
            actions={
              <Button kind="primary" onClick={() => void turnOn()}>
                {i18n.t('notifications_allow')}
              </Button>
            }
          >
            <p>{i18n.t('notifications_withdrawnNext')}</p>
          </Notice>
        )}
      </div>
      {notifications && may && <TestNotification />}
    </div>
  );
};
