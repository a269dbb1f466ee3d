import type { Translate } from './translate';

type Texts = readonly (string | number)[];
/**
 * The translate function without its catalogue's types, for keys and texts that were checked where they were written.
 */
type Untyped = (key: string, ...args: readonly (number | Texts)[]) => string;

/** Places of a message; private-use characters, which cleaned text never holds. */
const FIRST_MARK = 0xe000;
const MARKS = /[\ue000-\ue008]/;
const marksFor = (texts: Texts): string[] => texts.map((_, i) => String.fromCharCode(FIRST_MARK + i));

/** A message cut at its places: what stands before each, which text goes there, and what stands after the last. */
interface Template {
  readonly pieces: readonly string[];
  readonly places: readonly number[];
}

const templateOf = (message: string): Template => ({
  pieces: message.split(MARKS),
  places: [...message.matchAll(new RegExp(MARKS, 'g'))].map(([mark]) => mark.charCodeAt(0) - FIRST_MARK),
});

const fill = ({ pieces, places }: Template, texts: Texts): string => {
  let filled = pieces[0] ?? '';
  for (let i = 0; i < places.length; i++) filled += `${texts[places[i] ?? 0] ?? ''}${pieces[i + 1] ?? ''}`;
  return filled;
};

const remember = (ask: Untyped): Untyped => {
  const templates = new Map<string, Template>();
  return (key, ...args) => {
    const count = args.find((arg) => typeof arg === 'number');
    const texts = args.find((arg) => typeof arg !== 'number') ?? (count === undefined ? [] : [count]);
    // A plural has at most three forms: of none, of one, of more.
    const form = count === undefined ? '' : count === 0 || count === 1 ? count : 2;
    const name = `${key} ${form} ${texts.length}`;
    let template = templates.get(name);
    if (!template) {
      const marks = marksFor(texts);
      template = templateOf(form === '' ? ask(key, marks) : ask(key, form, marks));
      templates.set(name, template);
    }
    return fill(template, texts);
  };
};

const remembered = new WeakMap<Translate, Translate>();

/**
 * The same translate function, asking the browser once for each message and not for each of thousands of badges: a call
 * of `i18n.getMessage` costs ten times what filling in a known message does.
 */
export const remembering = (t: Translate): Translate => {
  const known = remembered.get(t);
  if (known) return known;
  // Same function, same arguments; only the types that tie texts to keys are put aside, and on again.
  const fast = remember(t as unknown as Untyped) as unknown as Translate;
  remembered.set(t, fast);
  remembered.set(fast, fast);
  return fast;
};
