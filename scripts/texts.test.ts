import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { isTest, sourceFiles, textOf } from './source-graph';
import { root } from './steps/process';

const isLeaf = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  const keys = Object.keys(value);
  return 'message' in value || (keys.length > 0 && keys.every((key) => key === 'n' || /^\d+$/.test(key)));
};

const leaves = (value: unknown, path: string): string[] =>
  isLeaf(value)
    ? [path]
    : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));

const catalogue = leaves(parse(readFileSync(join(root, 'locales/en.yml'), 'utf8')), '');
const code = ['utils', 'components', 'entrypoints']
  .flatMap(sourceFiles)
  .filter((file) => !isTest(file))
  .map(textOf)
  .concat(readFileSync(join(root, 'wxt.config.ts'), 'utf8'))
  .join('\n');

/** Keys as they stand in quotes, and the beginnings of keys that are put together from a template. */
const quoted = new Set([...code.matchAll(/['"`]([\w-]+(?:\.[\w-]+)*)['"`]/g)].map(([, key = '']) => key));
const beginnings = [...code.matchAll(/`([\w-]+(?:\.[\w-]+)*\.[\w-]*)\$\{/g)].map(([, beginning = '']) => beginning);
const inManifest = new Set([...code.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key));

it('every text in the catalogue is used somewhere', () => {
  const unused = catalogue.filter(
    (key) => !quoted.has(key) && !inManifest.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
  );
  expect(unused).toEqual([]);
});

it('every text that is asked for is in the catalogue', () => {
  const asked = [...code.matchAll(/\bt\(\s*['"]([\w.-]+)['"]/g)].map(([, key = '']) => key);
  expect(asked.filter((key) => !catalogue.includes(key))).toEqual([]);
});

it('every beginning of a key that is put together leads somewhere', () => {
  const lost = beginnings.filter(
    (beginning) => /\bt\(\s*`/.test(code) && !catalogue.some((key) => key.startsWith(beginning)),
  );
  const asked = new Set([...code.matchAll(/\bt\(\s*`([\w.-]+)\$\{/g)].map(([, beginning = '']) => beginning));
  expect(lost.filter((beginning) => asked.has(beginning))).toEqual([]);
});
