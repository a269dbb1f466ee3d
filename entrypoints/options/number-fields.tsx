import { i18n } from '#i18n';
import { NUMBER_NAMES, NUMBERS, type Numbers } from '../../utils/rules/numbers';
import { FigureField } from './figure-field';
import type { EditedSettings } from './use-settings';

interface NumberFieldsProps extends Pick<EditedSettings, 'outcomes' | 'change'> {
  readonly numbers: Numbers;
}

/** A row for each number that a person may set. */
export const NumberFields = ({ numbers, outcomes, change }: NumberFieldsProps) =>
  NUMBER_NAMES.map((name) => (
    <FigureField
      key={name}
      id={name}
      label={i18n.t(`settings_${name}`)}
      help={i18n.t(`settings_${name}Help`)}
      limits={NUMBERS[name]}
      value={numbers[name]}
      onChange={(figure) => change(name, { [name]: figure })}
      outcome={outcomes.get(name)}
      unit={i18n.t(`settings_${NUMBERS[name].unit}`)}
      // The one that people try out.
      slider={name === 'windowDays'}
    />
  ));
