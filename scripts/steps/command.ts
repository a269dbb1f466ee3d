import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateChromeMessages, parseMessagesText } from '@wxt-dev/i18n/build';
import { type BuildOptions, build } from 'esbuild';
import { root } from './process';

/** The command as one file, where the extension's builds are too. */
export const COMMAND_FILE = join(root, '.output', 'linchpin.mjs');

/** Every text of the catalogue by key; plurals as "one | many". */
export const catalogueMessages = (): Readonly<Record<string, string>> => {
  const text = readFileSync(join(root, 'locales/en.yml'), 'utf8');
  const messages = Object.entries(generateChromeMessages(parseMessagesText(text, 'YAML')));
  return Object.fromEntries(messages.map(([key, { message }]) => [key, message]));
};

const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

const optionsWith = (messages: Readonly<Record<string, string>>): BuildOptions => ({
  entryPoints: [join(root, 'command/index.ts')],
  absWorkingDir: root,
  ...{ bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20.19', charset: 'utf8' },
  ...{ minify: true, legalComments: 'none', logLevel: 'silent' },
  banner: { js: '#!/usr/bin/env node' },
  define: { LINCHPIN_MESSAGES: JSON.stringify(messages), LINCHPIN_VERSION: JSON.stringify(packageVersion()) },
});

const bundle = async (messages: Readonly<Record<string, string>>): Promise<string> =>
  (await build(optionsWith(messages))).outputFiles?.[0]?.text ?? '';

/**
 * Builds the command. It carries the texts that its code names and no others: a test sees to it that each is named
 * whole (scripts/texts.test.ts).
 */
export const buildCommand = async (file: string = COMMAND_FILE): Promise<void> => {
  const code = await bundle({});
  const named = new Set([...code.matchAll(/["'`]([a-z]\w*)["'`]/g)].map(([, key = '']) => key));
  const messages = Object.entries(catalogueMessages()).filter(([key]) => named.has(key));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await bundle(Object.fromEntries(messages)));
  chmodSync(file, 0o755);
};
