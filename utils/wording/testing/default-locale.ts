const FORMATS = ['NumberFormat', 'DateTimeFormat', 'ListFormat', 'RelativeTimeFormat', 'PluralRules'] as const;

/** Every `Intl` constructor as in a browser of that language: who names no locale gets it. */
const localized = (locale: string): Pick<typeof Intl, (typeof FORMATS)[number]> => {
  const own = FORMATS.map((name) => {
    const handler: ProxyHandler<(typeof Intl)[typeof name]> = {
      construct: (target, [asked, ...rest]) => Reflect.construct(target, [asked ?? locale, ...rest]),
      apply: (target, self, [asked, ...rest]) => Reflect.apply(target, self, [asked ?? locale, ...rest]),
    };
    return [name, new Proxy(Intl[name], handler)] as const;
  });
  return Object.fromEntries(own) as Pick<typeof Intl, (typeof FORMATS)[number]>; // One of each name above.
};

/** What `toLocaleString` and its like do in a browser of that language. */
const METHODS = [
  [Number.prototype, 'toLocaleString'],
  [Date.prototype, 'toLocaleString'],
  [Date.prototype, 'toLocaleDateString'],
  [Date.prototype, 'toLocaleTimeString'],
] as const;

/** For tests: runs `run` as in a browser whose language is `locale` (BCP 47), and puts everything back. */
export const inBrowserOf = <T>(locale: string, run: () => T): T => {
  const intl = Object.fromEntries(FORMATS.map((name) => [name, Intl[name]]));
  const methods = METHODS.map(([prototype, name]) => [prototype, name, Reflect.get(prototype, name)] as const);
  Object.assign(Intl, localized(locale));
  for (const [prototype, name, original] of methods)
    Object.assign(prototype, {
      [name](this: unknown, asked?: string, ...rest: unknown[]) {
        return Reflect.apply(original, this, [asked ?? locale, ...rest]);
      },
    });
  try {
    return run();
  } finally {
    Object.assign(Intl, intl);
    for (const [prototype, name, original] of methods) Object.assign(prototype, { [name]: original });
  }
};
