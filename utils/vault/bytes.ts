/** Checks by name and not by `instanceof`: what comes out of a database may belong to another realm. */
const isNamed = (value: unknown, name: string): boolean => Object.prototype.toString.call(value) === `[object ${name}]`;

export const isBytes = (value: unknown): value is Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(value) && isNamed(value, 'Uint8Array');
export const isBuffer = (value: unknown): value is ArrayBuffer => isNamed(value, 'ArrayBuffer');
export const isCryptoKey = (value: unknown): value is CryptoKey => isNamed(value, 'CryptoKey');

export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
