import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@zxcvbn-ts/dictionary-compression/compress';
import { dictionary } from '@zxcvbn-ts/language-common';
import { root } from './steps/process';

/** How many are shipped. The whole list is 49,000 and packs to 204 KB: more than the rest of the extension. */
const SHIPPED = 500;
/** These are told apart by rank, in what the meter says of them. */
const IN_ORDER = 100;

/**
 * Sorts within ranks that double, as what shares its beginning with its neighbour packs best (a sixth less). A rank is
 * then wrong by a factor of two at most, which is one bit.
 */
const packed = (ranked: readonly string[]): string[] => {
  const words = ranked.slice(0, IN_ORDER);
  for (let from = IN_ORDER; from < ranked.length; from *= 2) words.push(...ranked.slice(from, from * 2).sort());
  return words;
};

const ranked = dictionary['passwords-common'].slice(0, SHIPPED);
const compressed = compress(packed(ranked));
if (typeof compressed !== 'string') throw new Error('A password in the list cannot be compressed');

writeFileSync(
  join(root, 'entrypoints/options/key-storage/known-passwords.ts'),
  `/**
 * The ${SHIPPED.toLocaleString('en')} passwords that leaked most often, as @zxcvbn-ts/language-common ranks them, in the form that
 * @zxcvbn-ts/dictionary-compression reads. Written by "npm run known-passwords".
 */
export const KNOWN_PASSWORDS =
  '${compressed}';
`,
);
