import { expect, it } from 'vitest';
import { ALL_READ_SCOPES } from '../utils/rules/read-scopes';
import { textOf } from './source-graph';

const section = /## Which key to create[\s\S]*?\n(?=## )/.exec(textOf('README.md'))?.[0] ?? '';
const scopesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([a-z]+(?::[a-z]+)+)`/g)].map(([, scope]) => scope ?? '');

it("the README's table names every scope that Linchpin reads with, and no other", () => {
  const firstCells = [...section.matchAll(/^\| (`.*?) +\|/gm)].map(([, cell]) => cell ?? '');
  expect(firstCells.flatMap(scopesIn)).toEqual(ALL_READ_SCOPES);
});

it("the README's command makes a key with those scopes", () => {
  const [, list = '[]'] = /"scopes":(\[[^\]]*\])/.exec(section) ?? [];
  expect(JSON.parse(list)).toEqual(ALL_READ_SCOPES);
});
