import { useId } from 'preact/hooks';

interface ChoiceProps<T extends string> {
  /** What is chosen, and of what: several stand on a page. */
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly words: string }[];
  readonly chosen: T | null;
  readonly choose: (value: T) => void;
}

/** One of several, each to be seen. */
export const Choice = <T extends string>({ legend, options, chosen, choose }: ChoiceProps<T>) => {
  const name = useId();
  return (
    <fieldset class="plan-choice">
      <legend class="lp-visually-hidden">{legend}</legend>
      {options.map(({ value, words }) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => choose(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
};
