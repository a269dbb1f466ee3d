import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateChromeMessages, parseMessagesText } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { i18n } from '#i18n';
import type { Translate } from '../translate';

const readCatalogue = (): Record<string, string> => {
  const text = readFileSync(join(import.meta.dirname, '../../../locales/en.yml'), 'utf8');
  const messages = generateChromeMessages(parseMessagesText(text, 'YAML'));
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
};

/** Every message as it ships, by key; plurals as "one | many". */
export const catalogue: Readonly<Record<string, string>> = readCatalogue();

const PLACEHOLDER = /\$([1-9])|\$\$/g;

/**
 * Fills a message in as the browsers do, in one pass; a place without its text, or a text without its place, throws.
 */
const fill = (key: string, message: string, texts: readonly string[]): string => {
  const used = new Set<number>();
  const filled = message.replace(PLACEHOLDER, (found, digit: string | undefined) => {
    if (digit === undefined) return found.slice(1);
    const text = texts[Number(digit) - 1];
    if (text === undefined) throw new Error(`${key}: $${digit} has no text`);
    used.add(Number(digit));
    return text;
  });
  if (used.size !== texts.length) throw new Error(`${key}: ${texts.length} texts for ${used.size} places`);
  return filled;
};

/** The real translate function over the shipped catalogue, in a browser whose interface speaks `language`. */
export const createTestTranslate = (language = 'en_GB'): Translate => {
  fakeBrowser.i18n.getMessage = ((key: string, substitutions?: string | string[]) => {
    if (key === '@@ui_locale') return language;
    const message = catalogue[key];
    if (message === undefined) throw new Error(`No message ${key}`);
    return fill(key, message, [substitutions ?? []].flat());
    // The fake browser's overloads also take options, which nothing here passes.
  }) as typeof fakeBrowser.i18n.getMessage;
  // A function of its own for each language, as what is known of a language is kept by its function.
  return ((...args: Parameters<Translate>) => i18n.t(...args)) as Translate;
};
