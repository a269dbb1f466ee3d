import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { useUnanswered } from '../../../components/ui/use-unanswered';
import { sendMessage } from '../../../utils/protocol/envelope';
import { ALERT_KINDS, type AlertKind } from '../../../utils/rules/alerts/kinds';
import { alertSwitch } from '../../../utils/rules/switches';
import { formatsOf } from '../../../utils/wording/formats';
import { Toggle } from '../toggle';
import type { FieldsProps } from './notifications';

const askUnanswered = () => sendMessage('listUnanswered');

interface LessProps {
  readonly kind: AlertKind;
  /** How often it was told in vain; `undefined`: not so often that fewer would do. */
  readonly times: number | undefined;
  readonly isOn: boolean;
  readonly switchOff: () => void;
}

/** Offers to tell no more of a kind that nobody reacts to, and says once it is off how it comes back. */
const Less = ({ kind, times, isOn, switchOff }: LessProps) => (
  <div class="notifications-less" role="status">
    {times !== undefined && isOn && (
      <>
        <p class="lp-sub">{i18n.t('notifications_unanswered', times, [formatsOf(i18n.t).number(times)])}</p>
        <Button onClick={switchOff}>
          {i18n.t('notifications_less')}
          <span class="lp-visually-hidden">: {i18n.t(`settings_${alertSwitch(kind)}`)}</span>
        </Button>
      </>
    )}
    {times !== undefined && !isOn && <p class="lp-sub">{i18n.t('notifications_lessDone')}</p>}
  </div>
);

/** A switch for each kind of alert. */
export const AlertKinds = ({ settings, outcomes, change }: FieldsProps) => {
  const { times: unanswered } = useUnanswered(askUnanswered);
  return (
    <fieldset class="setting">
      <legend>{i18n.t('notifications_kinds')}</legend>
      <p class="lp-sub">{i18n.t('notifications_kindsHelp')}</p>
      {ALERT_KINDS.map((kind) => {
        const name = alertSwitch(kind);
        return (
          <div key={kind} data-alert={kind}>
            <Toggle
              label={i18n.t(`settings_${name}`)}
              on={settings[name]}
              onChange={(on) => change(name, { [name]: on })}
              outcome={outcomes.get(name)}
            />
            <Less
              kind={kind}
              times={unanswered.get(kind)}
              isOn={settings[name]}
              switchOff={() => change(name, { [name]: false })}
            />
          </div>
        );
      })}
    </fieldset>
  );
};
