import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatsOf } from '../../utils/wording/formats';

interface DaysFieldProps {
  id: string;
  label: string;
  help: string;
  limits: { readonly min: number; readonly max: number };
  value: number;
  onChange: (days: number) => void;
  /** A slider beside the figure, for a value that people try out. */
  slider?: boolean;
}

/** A number of days. What is out of bounds is said and not saved. */
export const DaysField = ({
  id,
  label,
  help,
  limits: { min, max },
  value,
  onChange,
  slider = false,
}: DaysFieldProps) => {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);

  const entered = Number(text);
  const fits = text.trim() !== '' && Number.isInteger(entered) && entered >= min && entered <= max;
  const enter = (next: string) => {
    setText(next);
    const days = Number(next);
    if (next.trim() !== '' && Number.isInteger(days) && days >= min && days <= max && days !== value) onChange(days);
  };
  const { number } = formatsOf(i18n.t);

  return (
    <div class="setting">
      <div class="days">
        <label for={id}>{label}</label>
        {slider && (
          <input
            type="range"
            aria-label={label}
            min={min}
            max={max}
            value={value}
            onInput={(event) => setText(event.currentTarget.value)}
            onChange={(event) => enter(event.currentTarget.value)}
          />
        )}
        <input
          id={id}
          class="days-figure"
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={text}
          aria-describedby={`${id}-help`}
          aria-invalid={!fits || undefined}
          onInput={(event) => enter(event.currentTarget.value)}
        />
        <span>{i18n.t('settings_days')}</span>
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
