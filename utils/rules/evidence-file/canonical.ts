const text = (value: string): string => {
  if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
  return JSON.stringify(value);
};

const byCodeUnit = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/**
 * JSON in the one form that RFC 8785 gives it: no white space, names by UTF-16 code unit, numbers as ECMAScript prints
 * them. Values that are `undefined` are left out, as `JSON.stringify` does. Throws `TypeError` where there is no such
 * form: a lone surrogate, a number that isn't finite, anything that isn't JSON.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'string') return text(value);
  if (value === null || typeof value === 'boolean') return `${value}`;
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical form`);
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields
    .sort(byCodeUnit)
    .map(([name, inner]) => `${text(name)}:${canonicalJson(inner)}`)
    .join(',')}}`;
};
