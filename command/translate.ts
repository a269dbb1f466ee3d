import type { Translate } from '../utils/wording/translate';

/** Messages by key, as the catalogue's generator gives them: `$1` for a substitution, "one | many" for a plural. */
export type Messages = Readonly<Record<string, string>>;

const PLACEHOLDER = /\$([1-9])|\$\$/g;

/** What a browser's `i18n.getMessage` and `@wxt-dev/i18n` make of a message, without a browser. */
export const createTranslate = (messages: Messages): Translate => {
  const translate = (key: string, ...rest: readonly unknown[]): string => {
    const count = rest.find((each) => typeof each === 'number');
    const given = rest.find((each): each is readonly unknown[] => Array.isArray(each));
    const texts = given ?? (count === undefined ? [] : [count]);
    const message = messages[key];
    if (message === undefined) throw new Error(`No message ${key}`);
    const filled = message.replace(PLACEHOLDER, (found, digit: string | undefined) =>
      digit === undefined ? found.slice(1) : String(texts[Number(digit) - 1] ?? ''),
    );
    if (count === undefined) return filled;
    const [one = '', many = one] = filled.split(' | ');
    return count === 1 ? one : many;
  };
  // The generated type has an overload for each key, which one function can't be told to have.
  return translate as Translate;
};
