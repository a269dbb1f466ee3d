import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PASSPHRASE, SECRET } from '../marks';
import { FRAGMENT } from './forms';
import { createSearcher } from './searcher';

const marks = [
  { name: 'key', text: SECRET },
  { name: 'passphrase', text: PASSPHRASE },
];
const noise = (bytes: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 2_654_435_761) >>> 24));
const among = (content: string | Buffer): Buffer => Buffer.concat([noise(1_001), Buffer.from(content), noise(777)]);
const found = (content: string | Buffer): string[] =>
  createSearcher(marks)
    .search('here', among(content))
    .map(({ mark }) => mark);

const forms: Readonly<Record<string, (text: string) => string | Buffer>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  reversed: (text) => [...text].reverse().join(''),
  'in UTF-16': (text) => Buffer.from(text, 'utf16le'),
  'in UTF-16 of the other order': (text) => Buffer.from(text, 'utf16le').swap16(),
  'reversed in UTF-16': (text) => Buffer.from([...text].reverse().join(''), 'utf16le'),
  'as hex': (text) => Buffer.from(text).toString('hex'),
  'as hex in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64 after one byte': (text) => Buffer.from(`"${text}"`).toString('base64'),
  'in base64 after two bytes': (text) => Buffer.from(`{"${text}"}`).toString('base64'),
  'in base64 for addresses': (text) => Buffer.from(`Token ${text}`).toString('base64url'),
  'in base64 of UTF-16': (text) => Buffer.from(`x${text}`, 'utf16le').toString('base64'),
  'as numbers': (text) => JSON.stringify([...Buffer.from(text)]),
  'as JSON': (text) => JSON.stringify({ nested: { text } }),
  'in an address': (text) => `https://elsewhere.example/?${new URLSearchParams({ text })}`,
};

describe('the searcher', () => {
  it.each(Object.keys(forms))('finds a key and a passphrase %s', (form) => {
    expect(found(forms[form]?.(SECRET) ?? '')).toContain('key');
    expect(found(forms[form]?.(PASSPHRASE) ?? '')).toContain('passphrase');
  });

  it('finds any fragment of eight characters, wherever it is cut from', () => {
    for (let at = 0; at <= SECRET.length - FRAGMENT; at++)
      expect(found(SECRET.slice(at, at + FRAGMENT))).toEqual(['key']);
    for (let at = 0; at <= PASSPHRASE.length - FRAGMENT; at++)
      expect(found(PASSPHRASE.slice(at, at + FRAGMENT))).toEqual(['passphrase']);
  });

  it('finds the bytes that a key of hexadecimal digits stands for', () => {
    expect(found(Buffer.from(SECRET, 'hex'))).toEqual(['key']);
    expect(found(Buffer.from(SECRET, 'hex').toString('base64'))).toEqual(['key']);
  });

  it('finds what stands at the very beginning and the very end', () => {
    const searcher = createSearcher(marks);
    expect(searcher.search('all there is', SECRET)).not.toEqual([]);
    expect(searcher.search('the end', `.${SECRET.slice(0, FRAGMENT)}`)).not.toEqual([]);
  });

  it('finds nothing in what holds nothing, and cannot look into what is compressed', () => {
    expect(found('')).toEqual([]);
    expect(found(SECRET.slice(0, FRAGMENT - 1))).toEqual([]);
    // Said in the threat model: a profile's compressed parts are beyond a plain search.
    for (const pack of [gzipSync, brotliCompressSync]) expect(found(pack(SECRET.repeat(9)))).toEqual([]);
  });
});
