import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatsOf } from '../../utils/wording/formats';
import { NotSaved, SavedTick } from './save-outcome';
import type { SaveOutcome } from './settings-editor';
import { useWhenHidden } from './when-hidden';

/** A pause in typing after which a figure is saved: on the way to 400 stands 40, which nobody meant. */
const PAUSE_MS = 400;

interface FigureFieldProps {
  id: string;
  label: string;
  help: string;
  limits: { readonly min: number; readonly max: number };
  value: number;
  onChange: (figure: number) => void;
  /** How the latest change ended; `undefined` where there was none. */
  outcome: SaveOutcome | undefined;
  /** What is counted: "days". */
  unit: string;
  /** A slider beside the figure, for a value that people try out. */
  slider?: boolean;
}

/** A figure as it is typed: saved after a pause, and at once when the field is left, the page hidden or closed. */
const useFigure = ({ limits: { min, max }, value, onChange }: FigureFieldProps) => {
  const [text, setText] = useState(String(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(String(value));
  }
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const isFit = (entered: string): boolean => {
    const figure = Number(entered);
    return entered.trim() !== '' && Number.isInteger(figure) && figure >= min && figure <= max;
  };
  const save = (entered: string): void => {
    clearTimeout(pause.current);
    if (isFit(entered) && Number(entered) !== value) onChange(Number(entered));
  };
  useWhenHidden(() => save(text));
  const type = (entered: string): void => {
    setText(entered);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => save(entered), PAUSE_MS);
  };
  return { text, setText, type, save, fits: isFit(text), isShown: Number(text) === value };
};

/** A whole number. What is out of bounds is said and not saved. */
export const FigureField = (props: FigureFieldProps) => {
  const { id, label, help, limits, value, onChange, outcome, unit, slider = false } = props;
  const { min, max } = limits;
  const { text, setText, type, save, fits, isShown } = useFigure(props);
  const { number } = formatsOf(i18n.t);
  return (
    <div class="setting">
      <div class="figure">
        <label for={id}>{label}</label>
        <SavedTick shown={outcome?.ok === true && isShown} />
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
      <NotSaved outcome={outcome} onRetry={() => fits && onChange(Number(text))} />
    </div>
  );
};
