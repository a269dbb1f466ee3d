import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { root } from './steps/process';

/** One `import` or `export … from` of a source file. */
export interface Import {
  /** Path from the project's root, without extension; or a package's specifier. */
  readonly target: string;
  readonly isPackage: boolean;
  /** `import type`, or every name in it marked so: gone when built. */
  readonly typeOnly: boolean;
  /** The clause between `import` and `from`; empty for a bare import. */
  readonly clause: string;
}

const IMPORT = /^\s*(?:import|export)\s+(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const EXTENSIONS = ['.ts', '.tsx', '/index.ts', '/index.tsx', ''];

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

const onlyTypes = (clause: string): boolean => {
  if (/^type\b/.test(clause)) return true;
  const names = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1];
  const parts = names
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return parts !== undefined && parts.length > 0 && parts.every((name) => name.startsWith('type '));
};

/** Every TypeScript file under a folder of the project, as a path from its root. */
export const sourceFiles = (folder: string): string[] => {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .sort();
};

export const isTest = (file: string): boolean => /\.test(-d)?\.tsx?$|(^|\/)testing\//.test(file);

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/**
 * The file an import of `from` leads to, as a path from the root with its extension; `undefined` where there is none.
 */
const resolveFile = (from: string, specifier: string): string | undefined => {
  const base = resolve(root, dirname(from), specifier);
  const hit = EXTENSIONS.map((extension) => base + extension).find(isFile);
  return hit && relative(root, hit).replaceAll('\\', '/');
};

export const importsOf = (file: string): Import[] => {
  const text = textOf(file);
  const found = [...text.matchAll(IMPORT)].map(([, clause = '', specifier = '']) => ({ clause, specifier }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, specifier = '']) => ({ clause: '', specifier }));
  return [...found, ...dynamic].map(({ clause, specifier }) => {
    const isPackage = !specifier.startsWith('.');
    return {
      target: isPackage ? specifier : (resolveFile(file, specifier) ?? posix.join(dirname(file), specifier)),
      isPackage,
      typeOnly: onlyTypes(clause),
      clause,
    };
  });
};

/** Everything that a file loads when it runs: files from the root, and packages. */
export const reach = (entry: string): { files: Set<string>; packages: Set<string> } => {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file) || !/\.tsx?$/.test(file)) return;
    files.add(file);
    for (const { target, isPackage, typeOnly } of importsOf(file)) {
      if (typeOnly) continue;
      if (isPackage) packages.add(target);
      else visit(target);
    }
  };
  visit(entry);
  return { files, packages };
};
