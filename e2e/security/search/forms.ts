/** Something that must be found nowhere: a Deepgram key or a passphrase, unmistakable. */
export interface Mark {
  readonly name: string;
  readonly text: string;
}

/** One sequence of bytes that gives a mark away, and in which form it does. */
export interface Needle {
  readonly mark: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** A piece this long gives enough away to count: of a 40-digit key, a fifth. */
export const FRAGMENT = 8;

const reversed = (text: string): string => [...text].reverse().join('');

/** Every stretch of this length, so that no longer one can go unseen. */
const windows = (text: string, length = FRAGMENT): string[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));

/**
 * Base64 depends on where within three bytes a text begins: each of the three, without the ends that its neighbours
 * change.
 */
const base64Of = (bytes: Buffer): string[] =>
  [0, 1, 2].flatMap((skip) => {
    const whole = Math.floor((bytes.length - skip) / 3) * 3;
    const encoded = bytes.subarray(skip, skip + whole).toString('base64');
    return [encoded, encoded.replaceAll('+', '-').replaceAll('/', '_')];
  });

const inBytes = (form: string, texts: readonly string[], write: (text: string) => Buffer): Omit<Needle, 'mark'>[] =>
  texts.map((text) => ({ form, bytes: write(text) }));

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** As an array of numbers is printed: `[99, 48, …]`, or without the spaces. */
const decimals = (text: string): string[] => {
  const codes = [...latin(text)];
  return [codes.join(','), codes.join(', ')];
};

const isHex = (text: string): boolean => /^([0-9a-f]{2})+$/i.test(text);

/**
 * All forms in which a mark, or a fragment of it, may lie about: of each at least eight bytes, so that none is met by
 * chance.
 */
export const needlesOf = ({ name, text }: Mark): Needle[] => {
  const whole = Buffer.from(text);
  const forms = [
    ...inBytes('as it is', windows(text), latin),
    ...inBytes('reversed', windows(reversed(text)), latin),
    ...inBytes('in capitals', windows(text.toUpperCase()), latin),
    ...inBytes('UTF-16', windows(text), utf16),
    ...inBytes('UTF-16, reversed', windows(reversed(text)), utf16),
    ...inBytes(
      'hex',
      windows(text).map((part) => latin(part).toString('hex')),
      latin,
    ),
    ...inBytes(
      'hex in capitals',
      windows(text).map((part) => latin(part).toString('hex').toUpperCase()),
      latin,
    ),
    ...inBytes(
      'base64',
      base64Of(whole).flatMap((encoded) => windows(encoded, 12)),
      latin,
    ),
    ...inBytes(
      'base64 of UTF-16',
      base64Of(utf16(text)).flatMap((encoded) => windows(encoded, 16)),
      latin,
    ),
    ...inBytes('numbers', windows(text).flatMap(decimals), latin),
  ];
  if (isHex(text)) {
    const raw = Buffer.from(text, 'hex');
    forms.push(...windows(raw.toString('latin1')).map((part) => ({ form: 'raw bytes', bytes: latin(part) })));
    forms.push(
      ...inBytes(
        'base64 of raw bytes',
        base64Of(raw).flatMap((encoded) => windows(encoded, 12)),
        latin,
      ),
    );
  }
  const once = new Map(forms.map((form) => [form.bytes.toString('latin1'), form]));
  return [...once.values()].map((form) => ({ mark: name, ...form }));
};
