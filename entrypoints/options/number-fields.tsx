import { i18n } from '#i18n';
import { NUMBER_NAMES, NUMBERS, type Numbers } from '../../utils/ownership/numbers';
import { FigureField } from './figure-field';

interface NumberFieldsProps {
  readonly numbers: Numbers;
  readonly change: (change: Partial<Numbers>) => void;
}

/** A row for each number that a person may set. */
export const NumberFields = ({ numbers, change }: NumberFieldsProps) =>
  NUMBER_NAMES.map((name) => (
    <FigureField
      key={name}
      id={name}
      label={i18n.t(`settings_${name}`)}
      help={i18n.t(`settings_${name}Help`)}
      limits={NUMBERS[name]}
      value={numbers[name]}
      onChange={(figure) => change({ [name]: figure })}
      unit={i18n.t(`settings_${NUMBERS[name].unit}`)}
      // The one that people try out.
      slider={name === 'windowDays'}
    />
  ));
