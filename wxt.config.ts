import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { LEAST } from './scripts/browsers/least';

/** Where the Console lives. The content script runs here and nowhere else. */
const CONSOLE = 'https://console.deepgram.com/*';
/** The one host Linchpin talks to. Management works on no other (docs/deepgram/api.md 1). */
const API = 'https://api.deepgram.com';

const LEAST_BROWSERS = [`chrome${LEAST.chromium}`, `firefox${LEAST.firefox}`];

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${API}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Preact can set markup from a string. Linchpin never does, and Trusted Types would refuse it; but Mozilla's linter
 * warns of the mere possibility, so it is built in as setting text.
 */
const withoutMarkup = (): Plugin => ({
  name: 'linchpin:without-markup',
  apply: 'build',
  transform(code, id) {
    if (!id.endsWith('/preact/dist/preact.mjs')) return null;
    const changed = code.replace(/\.innerHTML=(\w+\.__html)/, '.textContent=$1');
    if (changed === code) this.error('Preact sets markup in another way now: mend withoutMarkup in wxt.config.ts.');
    return { code: changed, map: null };
  },
});

/** Texts of the command, which a browser never shows (command/). */
const withoutCommandTexts = (contents: string): string => {
  const messages: Record<string, unknown> = JSON.parse(contents);
  return JSON.stringify(Object.fromEntries(Object.entries(messages).filter(([key]) => !key.startsWith('command_'))));
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  manifest: ({ browser, command }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'idle'],
    // Asked for by the press that turns notifications on.
    optional_permissions: ['notifications'],
    host_permissions: [`${API}/*`, CONSOLE],
    // The development server needs its own looser policy, which WXT supplies.
    ...(command === 'build' && {
      content_security_policy: { extension_pages: contentSecurityPolicy },
    }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'linchpin@linchpin.example',
              strict_min_version: `${LEAST.firefox}.0`,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: `${LEAST.chromium}` }),
  }),
  // The least browsers that the manifest names: nothing is lowered for older ones, light-dark() least of all.
  vite: () => ({ plugins: [preact(), withoutMarkup()], build: { target: LEAST_BROWSERS, cssTarget: LEAST_BROWSERS } }),
  hooks: {
    'build:publicAssets': (_, files) => {
      for (const file of files)
        if ('contents' in file && file.relativeDest.endsWith('messages.json'))
          file.contents = withoutCommandTexts(file.contents);
    },
    // Both browsers give promises in Manifest V3. The Console's page pays every kilobyte at each load and the worker at
    // each start, so scripts without a page of their own use the browser's own object (10 KB less).
    'vite:build:extendConfig': (entries, config) => {
      const alias = config.resolve?.alias;
      if (!alias || Array.isArray(alias)) return;
      const aliases = alias as Record<string, string>; // Vite's type for an alias that is no array has no index.
      const areAll = (...types: string[]) => entries.every(({ type }) => types.includes(type));
      if (areAll('background', 'content-script', 'unlisted-script')) delete aliases['wxt/browser'];
      // Linchpin uses little of WXT's context; its own has no more than that.
      if (areAll('content-script', 'unlisted-script'))
        aliases['wxt/utils/content-script-context'] = fileURLToPath(
          new URL('./entrypoints/console.content/context.ts', import.meta.url),
        );
    },
  },
});
