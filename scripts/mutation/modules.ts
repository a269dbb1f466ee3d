import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { moduleRunnerTransform, transformWithOxc } from 'vite';

type Exports = Record<string, unknown>;
type Body = (
  exports: Exports,
  exportName: (name: string, get: () => unknown) => void,
  importModule: (specifier: string) => Promise<Exports>,
  exportAll: (from: Exports) => void,
  meta: Pick<ImportMeta, 'url'>,
) => Promise<void>;

/** A file with another text than it has on the disk. */
export interface Broken {
  readonly file: string;
  readonly source: string;
}

/** Modules that have run, each once. */
export interface World {
  load(file: string): Promise<Exports>;
  /** Files that were loaded so far. */
  files(): string[];
}

/** What vite's transform calls that which a module gets from outside, in the order of `Body`. */
const PARAMETERS = ['exports', 'exportName', 'import', 'exportAll', 'import_meta'].map(
  (name) => `__vite_ssr_${name}__`,
);
const AsyncFunction: new (...args: string[]) => Body = Object.getPrototypeOf(async () => undefined).constructor;

const compile = async (file: string, source: string): Promise<Body> => {
  const { code } = await transformWithOxc(source, file);
  const module = await moduleRunnerTransform(code, null, file, code);
  if (!module) throw new Error(`${file} can't be compiled`);
  return new AsyncFunction(...PARAMETERS, `'use strict';\n${module.code}`);
};

const fileOf = (from: string, specifier: string): string => {
  const base = resolve(dirname(from), specifier);
  return [`${base}.ts`, `${base}/index.ts`].find(existsSync) ?? base;
};

/**
 * Runs the TypeScript files of the project in this process again and again, each time from the start, so that a change
 * to one of them costs no new process. Packages are loaded once; `standIns` take the place of some.
 */
export const createModules = (standIns: Readonly<Record<string, Exports>>): ((broken?: Broken) => World) => {
  const bodies = new Map<string, Promise<Body>>();
  const bodyOf = (file: string): Promise<Body> => {
    const body = bodies.get(file) ?? compile(file, readFileSync(file, 'utf8'));
    bodies.set(file, body);
    return body;
  };

  return (broken) => {
    const instances = new Map<string, Exports>();
    // One after the other: so what has begun and not ended is what waits for this, as in a circle of imports.
    const load = async (file: string): Promise<Exports> => {
      const known = instances.get(file);
      if (known) return known;
      const exports: Exports = {};
      instances.set(file, exports);
      const body = await (broken?.file === file ? compile(file, broken.source) : bodyOf(file));
      const exportName = (name: string, get: () => unknown): void => {
        Object.defineProperty(exports, name, { get, enumerable: true, configurable: true });
      };
      const exportAll = (from: Exports): void => {
        for (const name of Object.keys(from)) if (name !== 'default') exportName(name, () => from[name]);
      };
      const importModule = (specifier: string): Promise<Exports> =>
        specifier.startsWith('.')
          ? load(fileOf(file, specifier))
          : Promise.resolve(standIns[specifier] ?? import(specifier));
      await body(exports, exportName, importModule, exportAll, { url: pathToFileURL(file).href });
      return exports;
    };
    return { load, files: () => [...instances.keys()] };
  };
};
