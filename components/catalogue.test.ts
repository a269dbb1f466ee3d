import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogue } from '../utils/wording/testing';

const PAGES = /^(?:common|popup|options|connect|settings|unlock|keeping|strength|erase|stored)_/;
const root = join(import.meta.dirname, '..');

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));

it("every text of the extension's pages is said by one of them", () => {
  const sources = [...sourcesIn('components'), ...sourcesIn('entrypoints')].join('\n');
  const unsaid = Object.keys(catalogue).filter((key) => PAGES.test(key) && !sources.includes(`'${key}'`));
  expect(unsaid).toEqual([]);
});
