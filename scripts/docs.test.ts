import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from './source-graph';
import { root } from './steps/process';

const docs = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Paths from the project's root, as they stand in code spans. A word in capitals stands for a name. */
const PATH = /^(?:utils|components|entrypoints|command|scripts|simulator|e2e|docs|locales|\.github)\/[\w./-]+$/;

const codeSpans = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

const links = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^(https?:|#)/.test(link));

/** GitHub's address of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsIn = (file: string): string[] =>
  [...textOf(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe.each(docs)('%s', (file) => {
  it('names no path that is not there', () => {
    const named = codeSpans(textOf(file)).filter((span) => PATH.test(span) && !/\b[A-Z]{2,}\b/.test(span));
    const isThere = (path: string) => ['', '.ts', '.test.ts'].some((end) => existsSync(join(root, path + end)));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  it('links to files and headings that are there', () => {
    const broken = links(textOf(file)).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = join(dirname(file), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsIn(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

it('bare file names in the architecture page are files of the tree', () => {
  const names = codeSpans(textOf('docs/architecture.md')).filter((span) =>
    /^[\w-]+(\.[\w-]+)*\.(ts|tsx|css)$/.test(span),
  );
  const tree = ['utils', 'entrypoints', 'components', 'command', 'scripts', 'simulator', 'e2e'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => path.split(/[\\/]/).at(-1)),
  );
  expect(names.filter((name) => !tree.includes(name))).toEqual([]);
});
