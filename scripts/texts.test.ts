import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { ALERT_KINDS } from '../utils/rules/alerts/kinds';
import { NUMBERS } from '../utils/rules/numbers';
import { alertSwitch, DAY_TIME_NAMES } from '../utils/rules/switches';
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
const code = ['utils', 'components', 'entrypoints', 'command']
  .flatMap(sourceFiles)
  .filter((file) => !isTest(file))
  .map(textOf)
  .concat(readFileSync(join(root, 'wxt.config.ts'), 'utf8'))
  .join('\n');

/** Keys as they stand in quotes, and those of the settings' tables, which the options page puts together. */
const numbers = Object.entries(NUMBERS).flatMap(([name, { unit }]) =>
  [name, `${name}Help`, `${name}Name`, unit].map((end) => `settings_${end}`),
);
const named = [...ALERT_KINDS.map(alertSwitch), ...DAY_TIME_NAMES].map((name) => `settings_${name}`);
const quoted = new Set([...numbers, ...named, ...[...code.matchAll(/['"`]([\w-]+)['"`]/g)].map(([, key = '']) => key)]);
const inManifest = new Set([...code.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key));

it('every text in the catalogue is used somewhere', () => {
  expect(catalogue.filter((key) => !quoted.has(key) && !inManifest.has(key))).toEqual([]);
});
