/** An object by its names, as whatever came from outside may be one: a body, a stored record, a message. */
export type Fields = Readonly<Record<string, unknown>>;

/** Arrays are none: they have no names of their own. */
export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Its fields; none where it is no object. */
export const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});

/** The same, to be read and not changed. A typed array's type can't say so, and stays as it is. */
export type ReadonlyDeep<T> = T extends ArrayBufferView
  ? T
  : T extends object
    ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> }
    : T;
