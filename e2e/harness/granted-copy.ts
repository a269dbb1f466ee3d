import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Permissions {
  readonly permissions: readonly string[];
  readonly optional_permissions: readonly string[];
  readonly [field: string]: unknown;
}

/**
 * A copy of a build whose optional permissions are granted from the start. Chromium asks for them in a window of its
 * own, out of reach of any test; all else of the build is as it ships.
 */
export const grantedCopy = (built: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'linchpin-granted-'));
  cpSync(built, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  // WXT wrote it, and e2e/manifest.test.ts compares it with the one that was reviewed.
  const { optional_permissions, permissions, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Permissions;
  writeFileSync(path, JSON.stringify({ ...rest, permissions: [...permissions, ...optional_permissions] }));
  return folder;
};
