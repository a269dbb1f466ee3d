import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildFolder } from '../scripts/steps/build';
import { root } from '../scripts/steps/process';

/** The fields that say what Linchpin may do, or let others do. */
interface Manifest {
  readonly manifest_version: number;
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly optional_permissions: readonly string[];
  readonly content_security_policy: Readonly<Record<string, string>>;
  readonly content_scripts: readonly {
    readonly matches: readonly string[];
    readonly all_frames?: boolean;
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const read = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest; // compared below, field by field
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Permissions with the reason that the README's table gives for each. */
const explained = new Map(
  [...readme.matchAll(/^\| `([^`]+)` +\| +(\S.*?) +\|$/gm)].map(([, name = '', why = '']) => [name, why] as const),
);

const API = 'https://api.deepgram.com/*';
const CONSOLE = 'https://console.deepgram.com/*';

/** `tabs` would show every address; at run time no more than notifications is asked for. */
const NEVER = [
  ...['web_accessible_resources', 'externally_connectable', 'optional_host_permissions'],
  ...[
    'sandbox',
    'declarative_net_request',
    'devtools_page',
    'update_url',
    'key',
    'user_scripts',
    'chrome_url_overrides',
  ],
];

describe.each(['chromium', 'firefox'] as const)('the production manifest for %s', (browser) => {
  const path = join(buildFolder(browser), 'manifest.json');
  if (!existsSync(path)) throw new Error(`There is no build in ${buildFolder(browser)}. Run "npm run build" first.`);
  const manifest = read(path);
  const policy = new Map(
    (manifest.content_security_policy.extension_pages ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')] as const;
    }),
  );

  it('is the one that was reviewed: a change needs the same change in scripts/manifest, and a reason', () => {
    const { version: _, ...built } = manifest;
    const { version: __, ...reviewed } = read(join(root, 'scripts/manifest', `${browser}.json`));
    expect(built).toEqual(reviewed);
  });

  it('has the version of package.json', () => {
    expect(manifest.version).toBe(read(join(root, 'package.json')).version);
  });

  it("gives its pages and its background nothing but Linchpin's own files and one host, and no frames", () => {
    expect(Object.keys(manifest.content_security_policy)).toEqual(['extension_pages']);
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'connect-src': 'https://api.deepgram.com',
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
  });

  it('reaches two hosts, and puts scripts into the top frame of the Console alone', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.host_permissions).toEqual([API, CONSOLE]);
    expect(manifest.content_scripts.map(({ matches, all_frames }) => [matches, all_frames ?? false])).toEqual([
      [[CONSOLE], false],
    ]);
    for (const { match_about_blank, match_origin_as_fallback, world } of manifest.content_scripts)
      expect([match_about_blank, match_origin_as_fallback, world]).toEqual([undefined, undefined, undefined]);
  });

  it('opens nothing to other sites and other extensions, and asks for nothing later but notifications', () => {
    expect(manifest.optional_permissions).toEqual(['notifications']);
    expect(NEVER.filter((field) => field in manifest)).toEqual([]);
    expect(JSON.stringify(manifest)).not.toMatch(/<all_urls>|\*:\/\/|"tabs"|http:\/\/|unsafe-/);
  });

  it("asks for no permission that the README doesn't explain", () => {
    for (const name of [...manifest.permissions, ...manifest.optional_permissions, ...manifest.host_permissions])
      expect(explained.get(name)?.length, name).toBeGreaterThan(20);
  });
});

it('the README explains no permission that Linchpin does not have', () => {
  const table = /\| Permission [\s\S]*?\n\n/.exec(readme)?.[0] ?? '';
  const listed = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  const builds = (['chromium', 'firefox'] as const).map((browser) => read(join(buildFolder(browser), 'manifest.json')));
  const asked = builds.flatMap(({ permissions, optional_permissions, host_permissions }) => [
    ...permissions,
    ...optional_permissions,
    ...host_permissions,
  ]);
  expect(listed.sort()).toEqual([...new Set(asked)].sort());
});
