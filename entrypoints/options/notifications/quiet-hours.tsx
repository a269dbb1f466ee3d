import { i18n } from '#i18n';
import type { DayTimeName } from '../../../utils/rules/switches';
import { NotSaved, SavedTick } from '../save-outcome';
import { Toggle } from '../toggle';
import type { FieldsProps } from './notifications';

/** As a field for a time of day takes and gives it, in any language. */
const asText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes from midnight; `null` while the field is being filled in. */
const asMinutes = (text: string): number | null => {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
};

const Time = ({ name, settings, outcomes, change }: FieldsProps & { readonly name: DayTimeName }) => {
  const enter = (text: string): void => {
    const minutes = asMinutes(text);
    if (minutes !== null && minutes !== settings[name]) change(name, { [name]: minutes });
  };
  return (
    <span class="quiet-time">
      <label for={name}>{i18n.t(`settings_${name}`)}</label>
      <input
        id={name}
        type="time"
        required
        value={asText(settings[name])}
        onChange={(event) => enter(event.currentTarget.value)}
      />
      <SavedTick shown={outcomes.get(name)?.ok === true} />
      <NotSaved outcome={outcomes.get(name)} onRetry={() => change(name, { [name]: settings[name] })} />
    </span>
  );
};

/** When nothing is told but what can't wait. */
export const QuietHours = (props: FieldsProps) => {
  const { settings, outcomes, change } = props;
  return (
    <fieldset class="setting">
      <legend>{i18n.t('notifications_quiet')}</legend>
      <Toggle
        label={i18n.t('settings_quietHours')}
        on={settings.quietHours}
        onChange={(quietHours) => change('quietHours', { quietHours })}
        outcome={outcomes.get('quietHours')}
      />
      <p class="lp-sub">{i18n.t('settings_quietHoursHelp')}</p>
      {settings.quietHours && (
        <>
          <div class="quiet-times">
            <Time name="quietFrom" {...props} />
            <Time name="quietTo" {...props} />
          </div>
          {settings.quietFrom === settings.quietTo && <p class="setting-wrong">{i18n.t('notifications_quietNever')}</p>}
          <Toggle
            label={i18n.t('settings_breakQuiet')}
            on={settings.breakQuiet}
            onChange={(breakQuiet) => change('breakQuiet', { breakQuiet })}
            outcome={outcomes.get('breakQuiet')}
          />
        </>
      )}
    </fieldset>
  );
};
