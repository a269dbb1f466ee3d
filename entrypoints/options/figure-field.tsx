import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatsOf } from '../../utils/wording/formats';

/** A pause in typing after which a figure is saved: on the way to 400 stands 40, which nobody meant. */
const PAUSE_MS = 400;

interface FigureFieldProps {
  id: string;
  label: string;
  help: string;
  limits: { readonly min: number; readonly max: number };
  value: number;
  onChange: (figure: number) => void;
  /** What is counted: "days". */
  unit: string;
  /** A slider beside the figure, for a value that people try out. */
  slider?: boolean;
}

/** A whole number. What is out of bounds is said and not saved. */
export const FigureField = ({
  id,
  label,
  help,
  limits: { min, max },
  value,
  onChange,
  unit,
  slider = false,
}: FigureFieldProps) => {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);

  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const isFit = (entered: string): boolean => {
    const figure = Number(entered);
    return entered.trim() !== '' && Number.isInteger(figure) && figure >= min && figure <= max;
  };
  const save = (entered: string) => {
    clearTimeout(pause.current);
    if (isFit(entered) && Number(entered) !== value) onChange(Number(entered));
  };
  const type = (entered: string) => {
    setText(entered);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => save(entered), PAUSE_MS);
  };
  const fits = isFit(text);
  const { number } = formatsOf(i18n.t);

  return (
    <div class="setting">
      <div class="figure">
        <label for={id}>{label}</label>
        {slider && (
          <input
            type="range"
            aria-label={label}
            min={min}
            max={max}
            value={value}
            onInput={(event) => setText(event.currentTarget.value)}
            onChange={(event) => save(event.currentTarget.value)}
          />
        )}
        <input
          id={id}
          class="figure-entry"
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={text}
          aria-describedby={`${id}-help`}
          aria-invalid={!fits || undefined}
          onInput={(event) => type(event.currentTarget.value)}
          onChange={(event) => save(event.currentTarget.value)}
        />
        <span class="figure-unit">{unit}</span>
      </div>
      <p class="lp-sub" id={`${id}-help`}>
        {help}
      </p>
      <p class="setting-wrong" role="status">
        {!fits && i18n.t('settings_outOfRange', [number(min), number(max)])}
      </p>
    </div>
  );
};
